import { ensureChromium } from './chromium.ts';
import { endWithUs } from './command.ts';
import { ensureDocker, stopDocker } from './docker.ts';
import { e2e } from './e2e.ts';
import { quality } from './quality.ts';
import { report } from './report.ts';
import { units } from './units.ts';

endWithUs(stopDocker);
await ensureChromium();
await ensureDocker();
try {
  process.exitCode = await report([...quality, { name: 'unit tests', run: units }, { name: 'end to end', run: e2e }]);
} finally {
  await stopDocker();
}
