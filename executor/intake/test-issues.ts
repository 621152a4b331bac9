import type { Issue } from '../contract/errors.ts';
import type { Request } from '../contract/request.ts';
import type { TestText } from '../contract/test-case.ts';
import { overlaid } from '../request-files.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { contentIssues } from './contents.ts';
import { fileNameIssues } from './file-names.ts';
import { limitIssues } from './limit-issues.ts';
import { processInputIssues } from './process-input.ts';

/** What is wrong with the test cases of a request. */
export function testIssues({ tests = [], files: programs, checker, stopAtFirst, stdin, light, runtime, terminal }: Request): Issue[] {
  if (tests.length === 0) {
    const what = checker ? 'checker' : stopAtFirst === undefined ? null : 'stopAtFirst';
    return what === null ? [] : [{ path: what, message: 'It is about test cases, and there are none. Add `tests`, or leave it out.' }];
  }
  if (tests.length > REQUEST_BOUNDS.tests)
    return [{ path: 'tests', message: `There are ${tests.length} test cases; at most ${REQUEST_BOUNDS.tests} are taken.` }];
  if (light || runtime === 'light')
    return [{ path: 'tests', message: 'A program that lights the tree is not judged by what it prints. Leave `light` out, or `tests`.' }];
  if (terminal) return [{ path: 'tests', message: 'Nobody types while test cases are run. Leave `terminal` out, or `tests`.' }];
  const issues: Issue[] = [];
  if (stdin !== '') issues.push({ path: 'stdin', message: 'Where there are test cases, each has a stdin of its own. Leave it out here.' });
  const names = new Map<string, number>();
  let bytes = 0;
  for (const [number, { name, stdin: input, args = [], files, expected = '', limits }] of tests.entries()) {
    const path = `tests[${number}]`;
    const other = names.get(name);
    names.set(name, number);
    bytes += sizeOf(input) + sizeOf(expected) + files.reduce((sum, file) => sum + Buffer.byteLength(file.content), 0);
    const found = [
      ...(nameFault(name) ?? (other === undefined ? [] : [`${JSON.stringify(name)} is there twice; tests[${other}] has it too.`])).map(
        (message) => ({ path: 'name', message }),
      ),
      ...clashing(programs, files),
      ...contentIssues(files),
      ...processInputIssues({ stdin: typeof input === 'string' ? input : '', args, env: {} }),
      ...(typeof expected !== 'string' || expected.isWellFormed() ? [] : [{ path: 'expected', message: 'The text is no valid Unicode.' }]),
      ...limitIssues({ run: limits }),
    ];
    issues.push(...found.map((issue) => ({ ...issue, path: `${path}.${issue.path.replace(/^limits\.run/, 'limits')}` })));
  }
  if (checker?.kind === 'program' && programs.some(({ name }) => name.split('/')[0] === '.case'))
    issues.push({ path: 'files', message: 'The name .case is taken: what a checker judges lies there. Rename it.' });
  if (bytes > REQUEST_BOUNDS.testBytes)
    issues.push({ path: 'tests', message: `They are ${bytes} bytes together; at most ${REQUEST_BOUNDS.testBytes} are taken.` });
  return issues;
}

/** In the request itself, bytes. */
function sizeOf(text: TestText): number {
  return typeof text === 'string' ? Buffer.byteLength(text) : 0;
}

/** Files of a case, which take the place of the program's of the same name and stand beside the others. */
function clashing(programs: Request['files'], files: Request['files']): Issue[] {
  const own = fileNameIssues(files.map(({ name }) => name));
  if (own.length > 0) return own;
  const together = fileNameIssues(overlaid(programs, files).map(({ name }) => name));
  return together.map(({ message }) => ({ path: 'files', message }));
}

function nameFault(name: string): string[] | null {
  if (name.trim() === '') return ['A test case needs a name.'];
  if (name.length > 200) return ['The name is longer than 200 characters.'];
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return /[\u0000-\u001f\u007f-\u009f]/.test(name) || !name.isWellFormed()
    ? ['The name has a character in it that cannot be shown.']
    : null;
}
