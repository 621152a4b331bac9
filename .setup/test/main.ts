import { ensureChromium } from './chromium.ts';
import { endWithUs } from './command.ts';
import { e2e } from './e2e.ts';
import { quality } from './quality.ts';
import { report } from './report.ts';
import { units } from './units.ts';

endWithUs();
await ensureChromium();
process.exitCode = await report([...quality, { name: 'unit tests', run: units }, { name: 'end to end', run: e2e }]);
