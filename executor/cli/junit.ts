import type { TestedRuntime } from './runtime-test.ts';

/** Results as JUnit's XML: a suite for each runtime; an error for a folder that could not be tested. */
export function junit(tested: readonly TestedRuntime[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${tested.map(suite).join('')}</testsuites>\n`;
}

function suite({ folder, id, results, findings, reason }: TestedRuntime): string {
  const name = escaped(id ?? folder);
  const found = findings.filter(({ severity }) => severity === 'error');
  const errors = found.length > 0 || reason === null ? found : [{ file: 'self-tests', line: null, message: reason, rule: 'not-tested' }];
  const failures = results.filter(({ passed }) => !passed).length;
  const cases = [
    ...errors.map(
      ({ file, line, message, rule }) =>
        `    <testcase classname="${name}" name="${escaped(`${file}${line === null ? '' : `:${line}`}`)}"><error type="${rule}" message="${escaped(message)}"/></testcase>\n`,
    ),
    ...results.map(({ name: test, passed, reason, wallMs }) => {
      const failure = passed ? '/>' : `><failure message="${escaped(reason)}"/></testcase>`;
      return `    <testcase classname="${name}" name="${escaped(test)}" time="${(wallMs / 1000).toFixed(3)}"${failure}\n`;
    }),
  ];
  const counts = `tests="${results.length + errors.length}" failures="${failures}" errors="${errors.length}"`;
  return `  <testsuite name="${name}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

/** What XML cannot hold becomes a question mark. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
