import { submissions } from './001-submissions.ts';
import { environments } from './002-environments.ts';
import { stageEnvironment } from './003-stage-environment.ts';
import { trees } from './004-trees.ts';
import { cases } from './005-cases.ts';
import { runtimes } from './006-runtimes.ts';
import { terminal } from './007-terminal.ts';
import { ground } from './008-ground.ts';
import { carried } from './009-carried.ts';

/** In order; the database's `user_version` is how many of them it has had. One that was released is never changed. */
export const MIGRATIONS: readonly string[] = [
  submissions,
  environments,
  stageEnvironment,
  trees,
  cases,
  runtimes,
  terminal,
  ground,
  carried,
];
