import type { EngineStatus } from '../contract/engine.ts';
import { sized } from '../sized.ts';
import type { CommandLine } from './parse.ts';
import { table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** What stands of the docker engine; 0 where it is ready. */
export async function engineStatus(line: CommandLine): Promise<number> {
  const status = await withClient((client) => client.engine.status());
  if (line.flag('json')) await writeJson(status);
  else await write(process.stdout, `${status.sentence}\n${table(rows(status))}`);
  return status.state === 'ready' ? 0 : 1;
}

function rows({ daemon, images, source, waiting }: EngineStatus): string[][] {
  const identity = source.identity === null ? '' : ` (${source.identity})`;
  return [
    ...(daemon === null
      ? []
      : [
          ['Docker', `${daemon.version}, API ${daemon.apiVersion}, at ${daemon.address}`],
          ['Machine', `${daemon.architecture}, ${counted(daemon.cpus, 'processor')}, ${sized(daemon.memoryBytes)}`],
          ['Kept by', `control groups ${daemon.cgroup}, storage ${daemon.storage}`],
        ]),
    ...(images === null
      ? []
      : [
          ['Base image', images.base],
          ['Runner image', images.runner],
        ]),
    ['Packages', `${source.name}${identity}`],
    ...(daemon === null ? [] : [['Waiting', counted(waiting, 'container')]]),
  ];
}
