import type { z } from 'zod';
import type { Issue } from '../contract/errors.ts';
import { Refusal } from '../refusal.ts';

const SHOWN = 20;

/** Refuses a request with a sentence for each fault, the first twenty of them. */
export function refuse(issues: readonly Issue[]): never {
  const [first] = issues;
  const shown = issues.slice(0, SHOWN);
  const more = issues.length - shown.length;
  if (more > 0) shown.push({ path: '', message: `And ${more} more.` });
  const rest = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  throw new Refusal(first ? `${first.path ? `${first.path}: ` : ''}${first.message}${rest}` : 'The request cannot be accepted.', {
    code: 'INVALID_REQUEST',
    issues: shown,
  });
}

export function issueOf(issue: z.core.$ZodIssue): Issue {
  return { path: pathOf(issue.path), message: messageOf(issue) };
}

/** As one writes it in JavaScript: `files[2].name`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((so, key) => so + (typeof key === 'number' ? `[${key}]` : so ? `.${String(key)}` : String(key)), '');
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `\`${key}\``).join(', ');
    return `There is no field ${names} here; take it out, or see how it is spelt.`;
  }
  return issue.message;
}
