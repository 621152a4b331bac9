import type { RequestInput } from '../../executor/contract/request.ts';
import type { Submission } from '../../executor/contract/submission.ts';
import type { OpenedExecutor } from '../../executor/main.ts';
import { type Figure, median } from './figure.ts';

type Executor = OpenedExecutor['executor'];

const CASES = 100;
/** Times that what is kept is asked for. */
const TIMES = 15;
/** A megabyte that compile leaves beside its program. */
const FILES: RequestInput['files'] = [
  { name: 'compile.sh', content: 'head=$(printf "%01048576d" 0); printf %s "$head" > made; echo "read -r x; echo \\$x" > program' },
  { name: 'run.sh', content: '. ./program' },
];
const INPUTS = Array.from({ length: CASES }, (_, n) => `${n}\n`);

/** Test cases beside as many submissions, and what the compile cache takes. */
export async function caseFigures(executor: Executor): Promise<Figure[]> {
  // Once, so that the engine is warm and what is compiled is kept for both.
  await submitted(executor, { files: FILES });
  const begun = performance.now();
  const { verdict } = await submitted(executor, {
    files: FILES,
    tests: INPUTS.map((stdin) => ({ name: stdin.trim(), stdin, expected: stdin })),
  });
  const together = performance.now() - begun;
  if (verdict?.code !== 'OK') throw new Error(`the test cases ended ${verdict?.code}: ${verdict?.reason}`);
  const kept = await apart(executor, (stdin) => ({ files: FILES, stdin }));
  const compiled = await apart(executor, (stdin) => ({ files: [...FILES, { name: `of-${stdin.trim()}`, content: '' }], stdin }));
  const hits: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const { compile } = await submitted(executor, { files: FILES });
    if (!compile?.cached) throw new Error('what was compiled was not kept');
    hits.push(compile.wallMs);
  }
  return [
    { name: `${CASES} test cases`, value: together, unit: 'ms', against: { name: `${CASES} submissions, each compiled`, value: compiled } },
    { name: '… beside submissions that were compiled before', value: together, unit: 'ms', against: { name: 'theirs', value: kept } },
    { name: 'what was compiled before, 1 MiB', value: median(hits), unit: 'ms', asked: 10 },
  ];
}

/** All of them at once, as the queue takes them. @returns ms */
async function apart(executor: Executor, request: (stdin: string) => Pick<RequestInput, 'files' | 'stdin'>): Promise<number> {
  const begun = performance.now();
  await Promise.all(INPUTS.map((stdin) => submitted(executor, request(stdin))));
  return performance.now() - begun;
}

async function submitted(executor: Executor, request: RequestInput): Promise<Submission> {
  const { id } = executor.create({ engine: 'docker', ...request });
  for await (const event of executor.events(id)) if (event.status === 'FINISHED') break;
  return executor.get(id);
}
