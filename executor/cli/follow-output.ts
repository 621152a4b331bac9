import type { SubmissionEvent } from '../contract/events.ts';
import { STAGES, type StageName } from '../contract/verdict.ts';
import type { TreelineClient } from '../server/router.ts';
import type { TerminalRun } from './terminal-run.ts';
import { progress, seconds, write } from './terminal.ts';
import { counted } from './verdict-line.ts';

const DOING: Record<SubmissionEvent['status'], string> = {
  QUEUED: 'waiting',
  SETTING_UP_ENVIRONMENT: 'setting up the environment',
  BUILDING: 'building',
  COMPILING: 'compiling',
  RUNNING: 'running',
  FINISHED: 'finished',
};

const NEWLINE = 10;

/**
 * Follows a submission to its end; what its stages write comes to our stdout and stderr as it comes, unless `quiet`. What runs at a terminal is
 * shown by that.
 */
export async function followOutput(
  client: TreelineClient,
  id: string,
  { quiet, terminal }: { quiet: boolean; terminal?: TerminalRun | undefined },
): Promise<void> {
  const line = progress();
  const began = Date.now();
  const pulled = new Map<StageName, number>();
  let last: SubmissionEvent | undefined;
  // What a program wrote without a newline stands on the line where the progress would.
  let midLine = false;
  const ticking = setInterval(() => {
    if (last !== undefined && !midLine) line.say(doing(last, Date.now() - began));
  }, 250);

  const pull = async (stage: StageName, until: number) => {
    for (let offset = pulled.get(stage) ?? 0; offset < until;) {
      const { base64, next, pieces = [] } = await client.submissions.output({ id, stage, stream: 'output', offset });
      if (next === offset) return;
      offset = next;
      pulled.set(stage, offset);
      const bytes = Buffer.from(base64, 'base64');
      line.clear();
      midLine = bytes.at(-1) !== NEWLINE;
      let at = 0;
      // Only what the program itself writes is its output; what its environment and its build say is about it.
      const outOf = (stream: 'stdout' | 'stderr') => (stage === 'run' ? process[stream] : process.stderr);
      for (const piece of pieces) await write(outOf(piece.stream), bytes.subarray(at, (at += piece.bytes)));
    }
  };

  try {
    for await (const event of await client.submissions.events({ id })) {
      last = event;
      if (quiet) continue;
      for (const stage of STAGES) {
        if (stage === 'run' && terminal) continue;
        await pull(stage, event.stages[stage]?.outputBytes ?? 0);
      }
      if (!terminal || !event.stages.run) continue;
      clearInterval(ticking);
      line.clear();
      midLine = false;
      await terminal.follow(event);
    }
  } finally {
    clearInterval(ticking);
    line.clear();
  }
  if (midLine && process.stderr.isTTY) await write(process.stderr, '\n');
}

function doing(event: SubmissionEvent, ms: number): string {
  const behind = event.position !== null && event.position > 0 ? ` behind ${event.position}` : '';
  const frames = event.recording === null ? '' : `, ${counted(event.recording.frames, 'frame')}`;
  const { tests } = event;
  const judged =
    tests === null ? '' : `, ${tests.judged} of ${counted(tests.total, 'test')}${tests.failed > 0 ? `, ${tests.failed} failed` : ''}`;
  return `${DOING[event.status]}${behind}${frames}${judged} … ${seconds(ms)}`;
}
