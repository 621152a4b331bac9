/** The workbench's own scheme: `file://` would put every file of the machine into one origin with the page. */
export const SCHEME = 'app';
const ORIGIN = 'app://workbench';
export const HOME = `${ORIGIN}/`;

/** Is this address a page or a part of the workbench? Origins of non-web schemes read `null` in Node, so the parts are compared. */
export function isOurs(address: string): boolean {
  const url = parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === 'workbench' && url.username === '' && url.password === '';
}

export function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
