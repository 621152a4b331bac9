import type { SchemaIssue } from '@orpc/contract';
import type { Issue } from '../contract/errors.ts';

/** More issues than these are counted, not told: nobody reads ten thousand. */
const SHOWN = 5;

/** The issues of a schema as sentences, each with the place it is about, as `files[0].name`. */
export function toIssues(issues: readonly SchemaIssue[], input: unknown): Issue[] {
  const told = issues.slice(0, SHOWN).map((issue) => toIssue(issue, input));
  if (issues.length > SHOWN) told.push({ path: '', message: `And ${issues.length - SHOWN} more.` });
  return told;
}

function toIssue(issue: SchemaIssue & { code?: string; keys?: string[] }, input: unknown): Issue {
  const keys = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  const path = pathText(keys);
  if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
    const several = issue.keys.length > 1;
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    const where = path === '' ? 'here' : `in ${path}`;
    const message = several
      ? `The fields ${names} are not known ${where}; take them out, or see how they are spelt.`
      : `The field ${names} is not known ${where}; take it out, or see how it is spelt.`;
    return { path, message };
  }
  const what = path === '' ? 'The input' : path;
  if (valueAt(input, keys) === undefined) return { path, message: `${what} is missing.` };
  return { path, message: `${what}: ${issue.message.replace(/\.?$/, '.')}` };
}

function pathText(keys: readonly PropertyKey[]): string {
  return keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
}

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), input);
}
