import type { Request } from '../contract/request.ts';

export const EXPRESSION = 'cutor.nix';

export interface ExpressionFile {
  name: string;
  bytes: Buffer;
}

/** What an environment is made from: `cutor.nix`, the other Nix files, and all that lies in `nix/`; by name. */
export function expressionFiles(files: Request['files']): ExpressionFile[] {
  return files
    .filter(({ name }) => name.endsWith('.nix') || name.startsWith('nix/'))
    .map(({ name, content, encoding }) => ({ name, bytes: Buffer.from(content, encoding) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
