import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { RequestInput } from '../contract/request.ts';
import type { Checker } from '../contract/test-case.ts';
import { type TestFile, testsOfFiles } from '../contract/tests-of-files.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { facts, readFolder, unreadable } from './read-program.ts';

/** A text of a test that is larger than so many bytes does not go with the request. */
const LARGE = 1 << 20;

export interface ReadTests {
  /** the part of a request that is about tests */
  asked: Pick<RequestInput, 'tests' | 'checker' | 'stopAtFirst'>;
  /** files that the tests name by the SHA-256 of what is in them, which is to be sent before */
  inputs: ReadonlyMap<string, string>;
}

/** Test cases as a command line names them: a folder, and how they are checked. Without `--tests`, none. */
export async function readTests(line: CommandLine): Promise<ReadTests> {
  const folder = line.text('tests');
  const checker = line.text('checker');
  const stopAtFirst = line.flag('stop-at-first');
  if (folder === undefined) {
    if (checker !== undefined || stopAtFirst)
      throw new UsageFault('--checker and --stop-at-first are about test cases; name their folder with --tests.');
    return { asked: {}, inputs: new Map() };
  }
  if (!(await facts(folder)).isDirectory()) throw new UsageFault(`--tests names a folder, and ${folder} is a file.`);
  const large: { name: string; path: string }[] = [];
  const files: TestFile[] = await readFolder(folder, {
    bytes: REQUEST_BOUNDS.testBytes,
    files: REQUEST_BOUNDS.tests * FILES_EACH,
    apart: (file) => file.bytes > LARGE && /\.(in|out|ans)$/.test(file.name) && large.push(file) > 0,
  });
  const inputs = new Map<string, string>();
  for (const file of large) {
    const input = await hashOf(file.path);
    inputs.set(input, file.path);
    files.push({ name: file.name, content: '', encoding: 'utf8', input });
  }
  const { tests, faults } = testsOfFiles(files);
  const [fault] = faults;
  if (fault !== undefined) throw new Fault(`${folder}: ${fault}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`);
  const asked = { tests, ...(checker !== undefined && { checker: checkerOf(checker) }), ...(stopAtFirst && { stopAtFirst }) };
  return { asked, inputs };
}

async function hashOf(file: string): Promise<string> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return sum.digest('hex');
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
