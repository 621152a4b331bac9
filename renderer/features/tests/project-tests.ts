import type { RequestInput } from '../../../executor/contract/request.ts';
import { testsOfFiles } from '../../../executor/contract/tests-of-files.ts';
import { asText } from '../files/as-text.ts';
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
