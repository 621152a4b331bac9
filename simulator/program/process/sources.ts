import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PLACES } from './places.ts';

/** Our .py files, by the name of the module each becomes, in the order they are executed: a module comes after those it imports. */
export function readSources(): [name: string, source: string][] {
  const rules = readdirSync(PLACES.rules).filter((name) => name.endsWith('.py') && !name.endsWith('_test.py') && !name.startsWith('test_'));
  const named: [string, string][] = rules.map((file) => [path.basename(file, '.py'), path.join(PLACES.rules, file)]);
  named.push(
    ['treeline_older_library', path.join(PLACES.program, 'python/older_library.py')],
    ['treeline_older_words', path.join(PLACES.program, 'python/older_words.py')],
    ['treeline_older', path.join(PLACES.program, 'python/older.py')],
    ['treeline_light', path.join(PLACES.program, 'python/light.py')],
    ['treeline_restricted_light', path.join(PLACES.program, 'python/restricted_light.py')],
    ['treeline_restricting', path.join(PLACES.program, 'python/restricting.py')],
    ['treeline_moments', path.join(PLACES.program, 'python/moments.py')],
    ['treeline_pace', path.join(PLACES.program, 'python/pace.py')],
    ['treeline_runner', path.join(PLACES.program, 'python/runner.py')],
    ['treeline_rehearsal', path.join(PLACES.program, 'python/rehearsal.py')],
    ['treeline_event_loop', path.join(PLACES.program, 'python/event_loop.py')],
    ['treeline_hardening', path.join(PLACES.program, 'python/hardening.py')],
  );
  return inOrder(named.map(([name, file]) => [name, readFileSync(file, 'utf8')]));
}

function inOrder(sources: [string, string][]): [string, string][] {
  const names = new Set(sources.map(([name]) => name));
  const ordered = new Map<string, string>();
  const visit = (name: string): void => {
    if (ordered.has(name)) return;
    const source = sources.find(([other]) => other === name)![1];
    for (const [, wanted] of source.matchAll(/^(?:from|import) (\w+)/gm)) if (names.has(wanted!) && wanted !== name) visit(wanted!);
    ordered.set(name, source);
  };
  for (const [name] of sources) visit(name);
  return [...ordered];
}
