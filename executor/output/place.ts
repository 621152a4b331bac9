import type { StageName } from '../contract/verdict.ts';

/** What a result and its output are kept under: the stage, or of a test case its number, from 0. */
export type Place = StageName | `case ${number}`;

export function placeOfCase(number: number): Place {
  return `case ${number}`;
}
