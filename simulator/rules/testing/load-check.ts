import { readdirSync, readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import { beforeAll } from 'vitest';
import { type Finding, finding } from '../finding.ts';
import type { RulesProfile } from '../profile.ts';

/** The real check in the real Python, for the tests of a file: told of a program as JSON tells it, with every character as it is. */
export function loadCheck(): (source: string, profile: RulesProfile | null) => Finding[] {
  let run: (source: string, profile: string) => string;
  beforeAll(async () => {
    const pyodide = await loadPyodide();
    const folder = new URL('..', import.meta.url);
    for (const name of readdirSync(folder).filter((n) => n.endsWith('.py')))
      pyodide.FS.writeFile(`/home/pyodide/${name}`, readFileSync(new URL(name, folder)));
    run = pyodide.runPython(
      'import json\nfrom check import check\nlambda source, profile: json.dumps(check(json.loads(source), json.loads(profile)))',
    ) as typeof run;
  }, 60_000);
  return (source, profile) => finding.array().parse(JSON.parse(run(JSON.stringify(source), JSON.stringify(profile))));
}
