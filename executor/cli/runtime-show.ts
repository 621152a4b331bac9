import type { RuntimeChanges, RuntimeDetail, TestRun } from '../contract/runtimes.ts';
import { sized } from '../sized.ts';
import type { CommandLine } from './parse.ts';
import { stateText } from './runtime-list.ts';
import { sourceText } from './runtime-source.ts';
import { day, table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** What is known of a runtime. */
export async function runtimeShow(line: CommandLine): Promise<number> {
  const detail = await withClient((client) => client.runtimes.show({ id: line.operand }));
  if (line.flag('json')) await writeJson(detail);
  else await write(process.stdout, described(detail));
  return 0;
}

function described(it: RuntimeDetail): string {
  const { lastTest: last, candidate } = it;
  const passed = last?.results.filter((one) => one.passed).length ?? 0;
  const facts: [string, string | null][] = [
    ['Id', it.id],
    ['Number', it.number === null ? null : String(it.number)],
    ['Name', it.name],
    ['Version', it.version],
    ['Hash', it.hash],
    ['State', stateText(it)],
    ['Candidate', candidate && `${candidate.version} ${candidate.hash.slice(0, 12)}: ${candidate.reason ?? 'it is being tried'}`],
    ['Languages', it.languages.join(', ')],
    ['Begins with', it.entry],
    ['Engine', it.engine],
    ['From', it.source && sourceText(it.source)],
    ['Environment', it.environment],
    ['Installed', it.installedAt && day(it.installedAt)],
    ['Updated', it.updatedAt && day(it.updatedAt)],
    ['Samples', it.samples.join(', ')],
    ['Self-tests', it.tests.join(', ')],
    ['Last tested', last && `${day(last.at)}: ${passed} of ${last.results.length} passed${testedAs(last, it.hash)}`],
    ['Changed', it.changes && changesText(it.changes)],
    ['About', it.description],
  ];
  const files = it.files.map(({ name, bytes, hash }) => [sized(bytes), hash.slice(0, 12), name]);
  return `${table(facts.flatMap(([what, value]) => (value ? [[what, value]] : [])))}${files.length > 0 ? `\n${table(files)}` : ''}`;
}

/** Which version was tested, where that is not the one that is told of. */
export function testedAs({ version }: TestRun, hash: string | null): string {
  return version === hash ? '' : `, tested as ${version.slice(0, 8)}`;
}

/** What is another than when all self-tests last passed. */
export function changesText({ since, files, ground }: RuntimeChanges): string {
  const names = files.map(({ name, change }) => `${name} ${change}`);
  const others = ground.map(({ what, from, to }) => `${what} ${short(from)} → ${short(to)}`);
  return `since ${day(since)}: ${counted(files.length + ground.length, 'change')}: ${[...names, ...others].join('; ')}`;
}

/** Hashes by their beginning. */
function short(text: string | null): string {
  return (text ?? '').replaceAll(/[0-9a-f]{32,}/g, (hash) => hash.slice(0, 12));
}
