import type { RequestInput } from '../contract/request.ts';
import type { StageName, Verdict, VerdictCode } from '../contract/verdict.ts';

/** Something a program may do to the machine it runs on, and how that must end. */
export interface Case {
  /** what the program does, as people read it */
  name: string;
  request: RequestInput;
  /** runs at the same time: begun first, and waited for until it has written something */
  beside?: RequestInput;
  expected: Ending | { refused: RegExp };
}

/** How a submission must end. */
export interface Ending {
  code: VerdictCode;
  stage: StageName;
  reason?: RegExp;
  /** among the evidence, with these values; `true` is for any that is neither false nor zero */
  evidence?: Verdict['evidence'];
  /** of that stage */
  stdout?: string | RegExp;
  stderr?: RegExp;
}

export const OK = { code: 'OK', stage: 'run' } as const;
