import type { TestText } from '../contract/test-case.ts';
import type { InputStore } from './input-store.ts';
import { type Input, inputOf } from './input.ts';

/** What a test's text is. @throws Error where it was to be sent apart, and is not here */
export function textInput(text: TestText, inputs: Pick<InputStore, 'find'>): Input {
  if (typeof text === 'string') return inputOf(text);
  const found = inputs.find(text.input);
  if (found) return found;
  throw new Error(`The input ${text.input.slice(0, 12)}… is not here any more. Send it, and the request, again.`);
}

/** Hashes of all that a request's tests leave to be sent apart. */
export function inputsOf(tests: readonly { stdin?: TestText | undefined; expected?: TestText | undefined }[] = []): string[] {
  const texts = tests.flatMap(({ stdin, expected }) => [stdin, expected]);
  return [...new Set(texts.flatMap((text) => (typeof text === 'object' ? [text.input] : [])))];
}
