import { connectDaemon } from '../../daemon/daemon.ts';
/** FOR TESTS ONLY: a host that starts a container, says its id, and is then killed. `node left-alone.ts <owner> <shape as JSON> <script>` */
import type { ContainerShape } from '../container.ts';
import { startContainer } from '../start-container.ts';
import { jobOf } from './job-of.ts';

const [owner = '', shape = '', script = ''] = process.argv.slice(2);
const container = await startContainer(await connectDaemon(), owner, JSON.parse(shape) as ContainerShape);
const job = { ...jobOf(script), stdin: new Uint8Array(1 << 24) };
void container.run(job, { output: () => process.stdout.write(`${container.id}\n`) }, new AbortController().signal);
