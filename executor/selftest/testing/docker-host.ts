import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestInput } from '../../contract/request.ts';
import type { StageName } from '../../contract/verdict.ts';
import { openExecutor } from '../../main.ts';
import { defaultSettings } from '../../settings/settings.ts';
import { bare } from './bare.ts';

/**
 * FOR TESTS ONLY: a whole executor that is killed. In the folder it is told it queues as many submissions as it runs at a time, each of
 * which hangs in the stage it is told, and three that only say hello; tells all ids, then `hanging` when the former do.
 */
const [dataFolder = '', stage = ''] = process.argv.slice(2);

const HANG = 'echo hanging >&2\nkill -STOP $$\n';
const EXPRESSION = `{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell {
  packages = [
    (derivation {
      name = "hanging";
      system = builtins.currentSystem;
      builder = "/bin/sh";
      args = [ "-c" "echo hanging >&2; while :; do :; done" ];
    })
  ];
}
`;

function hanging(): RequestInput {
  if (stage === 'environment') return { ...bare('echo too far'), files: [...bare('').files, { name: 'cutor.nix', content: EXPRESSION }] };
  const stages = ['build', 'compile', 'run'] as const;
  return { engine: 'docker', files: stages.map((each) => ({ name: `${each}.sh`, content: `#!/bin/sh\n${each === stage ? HANG : ''}` })) };
}

/** What a stage that still runs has written. */
function toldBy(id: string): string {
  return Buffer.from(executor.output({ id, stage: stage as StageName, stream: 'stderr', offset: 0, length: 1 << 20 }).bytes).toString();
}

const { executor } = await openExecutor({ dataFolder, kind: 'serve' });
const hung = Array.from({ length: defaultSettings().concurrency }, () => executor.create(hanging()).id);
const waiting = ['a', 'b', 'c'].map((word) => executor.create(bare(`echo hello ${word}`)).id);
for (const id of [...hung, ...waiting]) writeSync(1, `${id}\n`);
while (!hung.every((id) => toldBy(id).includes('hanging'))) await wait(20);
writeSync(1, 'hanging\n');
