/** FOR TESTS ONLY: an executor that makes an environment until it is killed. Arguments: data folder, owner, expression. */
import { connectDaemon } from '../../engines/docker/daemon/daemon.ts';
import { openTestEnvironments } from './open-environments.ts';

const [folder = '', owner = '', expression = ''] = process.argv.slice(2);
const environments = await openTestEnvironments({ daemon: await connectDaemon(), owner, folder });
await environments.make(expression, { heard: (text) => process.stdout.write(text) });
