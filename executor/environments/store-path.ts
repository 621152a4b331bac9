/** `/nix/store/<32 characters>-name` → `name` */
export function packageName(storePath: string): string {
  return storePath.replace(/^\/nix\/store\/[0-9a-z]{32}-/, '');
}
