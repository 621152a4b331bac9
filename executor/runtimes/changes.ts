import { testGround, type RuntimeChanges, type TestGround } from '../contract/runtimes.ts';

interface Ran {
  files: Readonly<Record<string, string>>;
  ground: TestGround;
}

/** What is another than when all self-tests passed; null where nothing is. What could not be told then or now is no change. */
export function changesSince(passed: Ran & { at: string }, now: Ran): RuntimeChanges | null {
  const names = [...new Set([...Object.keys(passed.files), ...Object.keys(now.files)])].toSorted();
  const files = names.flatMap((name): RuntimeChanges['files'] => {
    const [before, after] = [passed.files[name], now.files[name]];
    if (before === after) return [];
    return [{ name, change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed' }];
  });
  const ground = testGround.keyof().options.flatMap((what): RuntimeChanges['ground'] => {
    const [before, after] = [passed.ground[what], now.ground[what]];
    return before === after || before === null || after === null ? [] : [{ what, from: before, to: after }];
  });
  return files.length + ground.length === 0 ? null : { since: passed.at, files, ground };
}
