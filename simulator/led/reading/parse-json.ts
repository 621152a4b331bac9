import type { z } from 'zod';
import { lineOf, slipOf } from './json-lines.ts';
import { ReadFault } from './read-fault.ts';

/** So many names are told of those that are not known. */
const MOST_KEYS = 5;

/**
 * A value of a schema from JSON text. `what` is what the text should be, with its article: "a tree".
 *
 * @throws ReadFault with the line and the path of the first value that is wrong
 */
export function parseJson<T extends z.ZodType>(text: string, schema: T, what: string): z.infer<T> {
  return checked(jsonOf(text, what), schema, { text, what });
}

/** The same of a value that stands at `at` in the text: for long lists, of which only the first that is wrong is to be found. */
export function checked<T extends z.ZodType>(
  value: unknown,
  schema: T,
  { text, what, at = [] }: { text: string; what: string; at?: readonly PropertyKey[] },
): z.infer<T> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const path = [...at, ...issue.path];
  const field = pathText(path);
  const line = lineOf(text, issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]!] : path);
  throw new ReadFault(sentenceOf(issue, field, what), { field: field === '' ? null : field, line });
}

function jsonOf(text: string, what: string): unknown {
  try {
    // JSON itself knows no byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { line, words } = slipOf(text, (error as Error).message);
    throw new ReadFault(`This is no JSON, and so not ${what}: ${words}.`, { line });
  }
}

/** As JavaScript writes it: `lights.positions[3]`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function sentenceOf(issue: z.core.$ZodIssue, field: string, what: string): string {
  const subject = field === '' ? 'The file' : field;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `${subject} is missing; ${what} has one.`;
      return `${subject} must be ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'too_small':
      return `${subject} ${countOf(issue.origin)} at least ${issue.minimum}.`;
    case 'too_big':
      return `${subject} ${countOf(issue.origin)} at most ${issue.maximum}.`;
    case 'invalid_value':
      return `${subject} must be ${listed(issue.values)}.`;
    case 'invalid_union':
      return `${subject} must be ${listed('options' in issue && Array.isArray(issue.options) ? issue.options : ['of a known kind'])}.`;
    case 'unrecognized_keys':
      return `${subject} has ${listed(issue.keys.slice(0, MOST_KEYS))}, which ${what} has not; take it out, or look for a slip in its name.`;
    default:
      return field === '' ? issue.message : `${field}: ${issue.message}`;
  }
}

function countOf(origin: string): string {
  if (origin === 'array') return 'must have a length of';
  return origin === 'string' ? 'must have so many characters:' : 'must be';
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' or ');
}

const TYPES: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  tuple: 'a list',
};
