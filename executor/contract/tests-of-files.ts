import type { RequestFile } from './request-file.ts';
import type { RequestInput } from './request.ts';

type TestInput = NonNullable<RequestInput['tests']>[number];

/** A file of a folder of test cases; `input` is the SHA-256 of one that is too large to go with the request, whose `content` is empty. */
export interface TestFile extends RequestFile {
  input?: string;
}

/** What a folder of test cases says, and what in it says nothing: sentences. */
export interface TestsOfFiles {
  tests: TestInput[];
  faults: string[];
}

const KINDS = { in: 'stdin', out: 'expected', ans: 'expected', args: 'args' } as const;

/**
 * The test cases that the files of a folder are: `NAME.in` is the input, `NAME.out` or `NAME.ans` what is expected, `NAME.args` the arguments,
 * one a line, and what lies under `NAME.files/` are files. A case has at least one of them. Sorted by name, numbers by their value.
 */
export function testsOfFiles(files: readonly TestFile[]): TestsOfFiles {
  const tests = new Map<string, TestInput>();
  const faults: string[] = [];
  const named = (name: string): TestInput => {
    const test = tests.get(name) ?? { name };
    tests.set(name, test);
    return test;
  };
  for (const file of files) {
    // What a system leaves beside files, such as .DS_Store.
    if (/(^|\/)\./.test(file.name)) continue;
    const [, owner, inner] = /^(.+?)\.files\/(.+)$/.exec(file.name) ?? [];
    const [, name, ending] = /^(.+)\.(in|out|ans|args)$/.exec(file.name) ?? [];
    if (owner && inner) {
      const test = named(owner);
      const { content, encoding } = file;
      test.files = [...(test.files ?? []), { name: inner, content, encoding }];
    } else if (!name || !ending) {
      faults.push(`${file.name} is no part of a test: those are NAME.in, NAME.out or NAME.ans, NAME.args, and what lies in NAME.files.`);
    } else if (file.encoding === 'base64') {
      faults.push(`${file.name} is not text in UTF-8; what a test writes or reads is.`);
    } else {
      const kind = KINDS[ending as keyof typeof KINDS];
      const test = named(name);
      if (test[kind] !== undefined) faults.push(`The test ${name} has both a .out and a .ans; keep one of them.`);
      else if (kind === 'args')
        test.args = file.content
          .replace(/\r?\n$/, '')
          .split(/\r?\n/)
          .slice(file.content === '' ? 1 : 0);
      else test[kind] = file.input === undefined ? file.content : { input: file.input };
    }
  }
  const sorted = [...tests.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return { tests: sorted, faults };
}
