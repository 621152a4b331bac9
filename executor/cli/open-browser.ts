import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** An opener that fails does so soon; one that goes on is the browser itself, ms. */
const FAILS_WITHIN_MS = 1_000;

/**
 * Opens an address in the default browser; resolves to false where none could be. Every user of the machine can read a program's arguments, and
 * the address holds the token: the browser is handed a page in `folder` that only this user can read, and that leads there.
 */
export async function openBrowser(address: string, folder: string): Promise<boolean> {
  let page: string;
  try {
    page = writePage(address, path.join(folder, 'open.html'));
  } catch {
    return false; // no room for it, say: the address is printed, and works as well
  }
  return opens(page);
}

function writePage(address: string, file: string): string {
  // One that is there may be readable by others, and would stay so.
  rmSync(file, { force: true });
  const html = `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Treeline</title>
<p><a href="${address}">Open the workbench</a></p>
`;
  writeFileSync(file, html, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(file).href;
}

/** Starts what opens a page here. It is not ours to end. */
function opens(page: string): Promise<boolean> {
  const [command = '', ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', page]
      : process.platform === 'darwin'
        ? ['open', page]
        : ['xdg-open', page];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  return new Promise((resolve) => {
    const late = setTimeout(resolve, FAILS_WITHIN_MS, true);
    const end = (opened: boolean) => {
      clearTimeout(late);
      resolve(opened);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
    child.unref();
  });
}
