import { assertNever } from '../contract/assert-never.ts';
import type { Checker } from '../contract/test-case.ts';
import { anyOrder } from './any-order.ts';
import type { Check } from './check.ts';
import { exact, trailingSpace } from './in-order.ts';
import { numbers } from './numbers.ts';

/** How a checker compares; null where a program of the request does. */
export function checkOf(checker: Checker): Check | null {
  switch (checker.kind) {
    case 'exact':
      return exact;
    case 'trailing-space':
      return trailingSpace;
    case 'any-order':
      return anyOrder;
    case 'numbers':
      return numbers(checker);
    case 'program':
      return null;
    default:
      return assertNever(checker);
  }
}
