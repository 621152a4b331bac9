/** What a section came to; `skipped` gives the reason of each, and its name. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: string[];
  /** what went wrong, to be read by a person; empty where nothing did, or it was shown already */
  detail: string;
}

export interface Section {
  name: string;
  run(): Promise<Outcome>;
}

export function pass(): Outcome {
  return { passed: 1, failed: 0, skipped: [], detail: '' };
}

export function fail(detail: string): Outcome {
  return { passed: 0, failed: 1, skipped: [], detail };
}

/** Runs the sections in turn, tells how each went, and ends with the counts alone on a line. Resolves to the exit code. */
export async function report(sections: readonly Section[]): Promise<number> {
  const total = { passed: 0, failed: 0, skipped: [] as string[] };
  for (const section of sections) {
    const begin = performance.now();
    const outcome = await section.run().catch((error: unknown) => fail(String(error)));
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`${outcome.failed > 0 ? 'FAILED' : 'ok    '}  ${section.name.padEnd(26)} ${countsOf(outcome)}${seconds} s`);
    if (outcome.detail) console.log(`${outcome.detail.trimEnd()}\n`);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped.push(...outcome.skipped);
  }
  for (const name of total.skipped) console.log(`skipped: ${name}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
  return total.failed > 0 ? 1 : 0;
}

function countsOf({ passed, failed, skipped }: Outcome): string {
  if (passed + failed + skipped.length === 1) return '';
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped, `;
}
