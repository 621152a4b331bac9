import type { KeyboardEvent } from 'react';

/** Number fields settle on what was typed when they are left: Enter leaves one, and comes back to it. */
export function settleOnEnter({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if (key !== 'Enter') return;
  const { id } = currentTarget;
  currentTarget.blur();
  // Another number may have put another field in its place.
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
