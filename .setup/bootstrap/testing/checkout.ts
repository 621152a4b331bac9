import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What the set-up itself reads of a checkout. */
const SETUP = ['.setup', 'package.json', 'package-lock.json'];
const BUILT = ['python', 'stamps', 'renderer', 'first-light.rec'];

export interface Checkout {
  path: string;
  remove(): void;
}

/** A copy of this checkout as it was cloned, with as much of it as the set-up sees before its first `npm ci` is over. */
export function freshCheckout(): Checkout {
  const checkout = makeFolder();
  for (const name of SETUP) cpSync(join(root, name), join(checkout.path, name), { recursive: true });
  return checkout;
}

/** A copy of this checkout that is set up as this one is. Its node_modules are hard links: half a second, and no disk. */
export function readyCheckout(): Checkout {
  const checkout = makeFolder();
  for (const name of readdirSync(root).filter((each) => !['.git', '.out', 'node_modules'].includes(each))) {
    cpSync(join(root, name), join(checkout.path, name), { recursive: true });
  }
  for (const name of BUILT) cpSync(join(root, '.out', name), join(checkout.path, '.out', name), { recursive: true });
  link(join(root, 'node_modules'), join(checkout.path, 'node_modules'));
  return checkout;
}

/** On the disk that ours is on: a hard link reaches no other. */
function makeFolder(): Checkout {
  const folder = join(root, '.out/test');
  mkdirSync(folder, { recursive: true });
  const path = mkdtempSync(join(folder, 'checkout-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

function link(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}
