import type { RequestInput } from '../../../executor/contract/request.ts';
import { testsOfFiles } from '../../../executor/contract/tests-of-files.ts';
import { fromBase64 } from '../files/base64.ts';
import { filesOf, useWorkspace } from '../files/workspace.ts';

/** Where a project keeps its test cases, as executor/contract/tests-of-files.ts reads them. */
const FOLDER = 'tests/';
const CASE = /\.(in|out|ans|args)$|\.files\/.|(^|\/)\./;

/** Whether a project has test cases, and nothing else in their folder. */
export function hasTests(project: string): boolean {
  const listing = useWorkspace.getState().projects[project]?.listing ?? [];
  const inside = [...filesOf(project).map(({ path }) => path), ...listing].filter((path) => path.startsWith(FOLDER));
  return inside.length > 0 && inside.every((path) => CASE.test(path));
}

/** A request whose files under tests/ are its test cases, each with its own input. @throws Error with a sentence */
export function testRequestOf({ stdin: _stdin, ...request }: RequestInput): RequestInput {
  const isTest = ({ name }: { name: string }): boolean => name.startsWith(FOLDER);
  const files = request.files.filter(isTest).map((file) => ({ ...asText(file), name: file.name.slice(FOLDER.length) }));
  const { tests, faults } = testsOfFiles(files);
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`In tests: ${fault}`);
  return { ...request, files: request.files.filter((file) => !isTest(file)), tests };
}

/** What comes from a disk is bytes; of those that are text, the text. */
function asText({ name, content, encoding = 'utf8' }: RequestInput['files'][number]) {
  if (encoding === 'utf8') return { name, content, encoding };
  try {
    return { name, content: new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(content)), encoding: 'utf8' as const };
  } catch {
    return { name, content, encoding };
  }
}
