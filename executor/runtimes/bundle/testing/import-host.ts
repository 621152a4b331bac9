/** FOR TESTS ONLY: an executor that takes a bundle in until it is killed, and tells its events, a line each. Arguments: data folder, file. */
import { openExecutor } from '../../../main.ts';
import { brought } from './machine.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const opened = await openExecutor({ dataFolder: folder, kind: 'run' });
const bundle = await brought(opened, file);
for await (const event of opened.executor.bundles.import({ bundle, name: 'x', trust: true }))
  process.stdout.write(`${JSON.stringify(event)}\n`);
await opened.close();
