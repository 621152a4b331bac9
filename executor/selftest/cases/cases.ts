import type { Case } from '../case.ts';
import { COMPILE } from './compile.ts';
import { ENDS } from './ends.ts';
import { ENVIRONMENT } from './environment.ts';
import { ESCAPE } from './escape.ts';
import { FILES } from './files.ts';
import { OUTPUT } from './output.ts';
import { PROCESSES } from './processes.ts';
import { TIME_AND_MEMORY } from './time-and-memory.ts';

/** What every engine must stand, by theme. */
export const CASES: Readonly<Record<string, readonly Case[]>> = {
  'how it ends': ENDS,
  'time and memory': TIME_AND_MEMORY,
  processes: PROCESSES,
  output: OUTPUT,
  files: FILES,
  compile: COMPILE,
  environment: ENVIRONMENT,
  'ways out': ESCAPE,
};
