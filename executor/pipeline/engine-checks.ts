import type { Interpreter } from '../../simulator/program/program.ts';
import { RULES } from '../../simulator/rules/rules.ts';
import type { DoctorCheck } from '../contract/system.ts';
import type { Engine } from '../engines/engine.ts';
import { sentenceOf } from '../sentence-of.ts';

const ANSWER_MS = 10_000;

/** What the doctor says of the engines, and of the Python that checks and previews: it is asked something. */
export async function engineChecks(engines: readonly Engine[], interpreter: Interpreter): Promise<DoctorCheck[]> {
  const there: DoctorCheck = { name: 'Engines', status: 'ok', value: engines.map((engine) => engine.id).join(', ') };
  return [there, await pythonCheck(interpreter)];
}

async function pythonCheck(interpreter: Interpreter): Promise<DoctorCheck> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, `no answer in ${ANSWER_MS / 1000} s`);
  });
  const asked = interpreter.check('pass\n', RULES.plan).then(() => null, sentenceOf);
  const fault = await Promise.race([asked, late]);
  clearTimeout(timer);
  if (fault === null) return { name: 'Python', status: 'ok', value: `answers in ${Math.ceil(performance.now() - began)} ms` };
  return {
    name: 'Python',
    status: 'failed',
    value: fault,
    fix: 'Close Treeline and start it again; if that does not help, install it afresh.',
  };
}
