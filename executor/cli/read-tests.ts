import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import type { RequestInput } from '../contract/request.ts';
import type { Checker } from '../contract/test-case.ts';
import { type TestFile, testsOfFiles } from '../contract/tests-of-files.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { sized } from '../sized.ts';
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
    apart: (file) => file.bytes > LARGE && goesApart(file) && large.push(file) > 0,
  });
  const inputs = new Map<string, string>();
  for (const file of large) {
    const { input, isText } = await hashOf(file.path);
    inputs.set(input, file.path);
    files.push({ name: file.name, content: '', encoding: isText ? 'utf8' : 'base64', input });
  }
  const { tests, faults } = testsOfFiles(files);
  const [fault] = faults;
  if (fault !== undefined) throw new Fault(`${folder}: ${fault}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`);
  const asked = { tests, ...(checker !== undefined && { checker: checkerOf(checker) }), ...(stopAtFirst && { stopAtFirst }) };
  return { asked, inputs };
}

/** What a program reads or writes may; a file of a test goes with the request. */
function goesApart({ name, bytes }: { name: string; bytes: number }): boolean {
  if (!/.\.files\//.test(name)) return /\.(in|out|ans)$/.test(name);
  if (bytes > REQUEST_BOUNDS.testBytes)
    throw new Fault(
      `${name} is ${sized(bytes)}: files of tests go with the request, which takes ${sized(REQUEST_BOUNDS.testBytes)} of them. Only NAME.in, NAME.out and NAME.ans may be larger.`,
    );
  return false;
}

async function hashOf(file: string): Promise<{ input: string; isText: boolean }> {
  const sum = createHash('sha256');
  const text = new TextDecoder('utf-8', { fatal: true });
  let isText = true;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      sum.update(chunk);
      isText &&= isUtf8So(text, chunk);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  return { input: sum.digest('hex'), isText: isText && isUtf8So(text) };
}

/** @param chunk that which comes next; left out at the end */
function isUtf8So(text: TextDecoder, chunk?: Buffer): boolean {
  try {
    text.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
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
