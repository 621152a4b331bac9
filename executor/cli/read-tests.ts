import type { RequestInput } from '../contract/request.ts';
import type { Checker } from '../contract/test-case.ts';
import { testsOfFiles } from '../contract/tests-of-files.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { facts, readFolder } from './read-program.ts';

/** Test cases as a command line names them: a folder, and how they are checked. Without `--tests`, none. */
export async function readTests(line: CommandLine): Promise<Pick<RequestInput, 'tests' | 'checker' | 'stopAtFirst'>> {
  const folder = line.text('tests');
  const checker = line.text('checker');
  const stopAtFirst = line.flag('stop-at-first');
  if (folder === undefined) {
    if (checker !== undefined || stopAtFirst)
      throw new UsageFault('--checker and --stop-at-first are about test cases; name their folder with --tests.');
    return {};
  }
  if (!(await facts(folder)).isDirectory()) throw new UsageFault(`--tests names a folder, and ${folder} is a file.`);
  const { tests, faults } = testsOfFiles(
    await readFolder(folder, { bytes: REQUEST_BOUNDS.testBytes, files: REQUEST_BOUNDS.tests * FILES_EACH }),
  );
  const [fault] = faults;
  if (fault !== undefined) throw new Fault(`${folder}: ${fault}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`);
  return { tests, ...(checker !== undefined && { checker: checkerOf(checker) }), ...(stopAtFirst && { stopAtFirst }) };
}

/** Of each case, what is read at most: an input, what is expected, arguments, and some files. */
const FILES_EACH = 8;

const PLAIN = ['exact', 'trailing-space', 'any-order', 'program'] as const;

/** `numbers:T`: with that tolerance, absolute or relative. */
function checkerOf(word: string): Checker {
  const plain = PLAIN.find((kind) => kind === word);
  if (plain) return { kind: plain };
  const [, tolerance = '1e-6'] = /^numbers(?::(\d*\.?\d+(?:e[+-]?\d+)?))?$/i.exec(word) ?? [undefined, 'no'];
  if (tolerance === 'no') throw new UsageFault(`--checker is ${PLAIN.join(', ')}, or numbers:TOLERANCE, not "${word}".`);
  return { kind: 'numbers', absolute: Number(tolerance), relative: Number(tolerance) };
}
