/** Marks the branch that no member of a union reaches; the compiler complains where one does. */
export function assertNever(value: never): never {
  throw new TypeError(`nothing handles ${JSON.stringify(value)}`);
}
