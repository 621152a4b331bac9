import { existsSync } from 'node:fs';
import { CHROMIUM_PACKAGES, findChromium } from '../../e2e/fixtures/chromium.ts';
import { command } from './command.ts';

/** Sees to the browser of the tests: as root on Debian it is installed; elsewhere its tests are skipped, each by name. */
export async function ensureChromium(): Promise<void> {
  if (findChromium() || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log(`installing ${CHROMIUM_PACKAGES.join(', ')} for the tests in a real browser …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await command('apt-get', ['update', '-q'], { env });
  const install = await command('apt-get', ['install', '-qy', '--no-install-recommends', ...CHROMIUM_PACKAGES], { env });
  if (install.code !== 0) console.log(`They could not be installed, so those tests are skipped.\n${update.told}\n${install.told}`);
}
