import { expect, it } from 'vitest';
import { findingsText } from './finding-text.ts';

it('writes findings as compilers do, a line each', () => {
  const place = { line: 3, column: 5, endLine: 3, endColumn: 7 };
  const text = findingsText('main.py', [
    { ...place, severity: 'error', rule: 'import-not-allowed', message: 'The tree has no module `os`.' },
    { ...place, line: 4, severity: 'warning', rule: 'no-lights', message: 'Dark.' },
  ]);
  expect(text).toBe('main.py:3:5: error: The tree has no module `os`. [import-not-allowed]\nmain.py:4:5: warning: Dark. [no-lights]\n');
  expect(findingsText('main.py', [])).toBe('');
});
