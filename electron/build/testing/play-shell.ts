import { EventEmitter, once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../executor/contract/contract.ts';

// Plays Electron's main process and the page to a built executor, on plain Node: `play-shell.ts BUNDLE PROGRAM`. Prints the submission.

const [bundle = '', program = ''] = process.argv.slice(2);
const shell = new EventEmitter();
Object.assign(process, { parentPort: { on: shell.on.bind(shell), postMessage: (message: unknown) => shell.emit('said', message) } });

const { port1, port2 } = new MessageChannel();
const running = import(pathToFileURL(bundle).href);
if (shell.listenerCount('message') === 0) await once(shell, 'newListener');
await new Promise(setImmediate);
shell.emit('message', { data: { type: 'treeline:port' }, ports: [port1] });

port2.start();
const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
const { id } = await client.submissions.create({ files: [{ name: 'main.py', content: program }], light: { leds: 4, seed: 1 } });
for await (const event of await client.submissions.events({ id })) if (event.status === 'FINISHED') break;
console.log(JSON.stringify(await client.submissions.get({ id })));
shell.emit('message', { data: { type: 'treeline:quit' }, ports: [] });
await running;
