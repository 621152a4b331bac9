import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuntimeEvent, RuntimeFile } from '../contract/runtimes.ts';
import { openExecutor, type OpenedExecutor } from '../main.ts';
import { finished, temporaryFolder } from '../testing/test-executor.ts';

/** Real submissions on the embedded Python: what runtimes are does not hang on the engine. */
let folder: ReturnType<typeof temporaryFolder>;
let opened: OpenedExecutor;
const open = async () => (opened = await openExecutor({ dataFolder: folder.path, kind: 'run' }));
beforeAll(async () => {
  folder = temporaryFolder();
  await open();
});
afterAll(async () => {
  await opened.close();
  folder.remove();
});

const file = (name: string, content: string): RuntimeFile => ({ name, content, encoding: 'utf8' });
/** A runtime whose programs find a module of it, and a self-test that says what is in there. */
function folderOf(id: string, said: string, manifest: object = {}, files: Record<string, string> = {}): RuntimeFile[] {
  const all = {
    'runtime.json': JSON.stringify({
      id,
      name: id,
      version: '1',
      languages: ['Python'],
      entry: 'main.py',
      engine: 'embedded',
      ...manifest,
    }),
    'own.py': `said = ${JSON.stringify(said)}\n`,
    'tests/said/main.py': 'import own\nprint(own.said)\n',
    'tests/said/cases/1.out': said,
    ...files,
  };
  return Object.entries(all).map(([name, content]) => file(name, content));
}
const source = { kind: 'window' } as const;
const verbs = () => opened.executor.runtimes;
async function all(stream: AsyncIterable<RuntimeEvent>): Promise<RuntimeEvent[]> {
  const events: RuntimeEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
const install = async (files: RuntimeFile[]) => (await all(verbs().install({ files, source }))).at(-1);
const program = [file('main.py', 'import own\nprint(own.said)\n')];
const run = async (runtime: string | number) => finished(opened.executor, opened.executor.create({ runtime, files: program }).id);
const refusal = (runtime: string | number) => {
  try {
    opened.executor.create({ runtime, files: program });
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

// Each starts Python some times, on whatever else a machine does.
describe('installing', { timeout: 60_000 }, () => {
  test('tells findings, each self-test and its end; then requests may name it, by id and by number', async () => {
    const events = await all(verbs().install({ files: folderOf('mine', 'first'), source }));
    expect(events.map(({ kind }) => kind)).toEqual(['findings', 'progress', 'begun', 'test', 'end']);
    expect(events.at(-1)).toMatchObject({ ok: true, id: 'mine', number: 1000, passed: 1, failed: 0, changes: null });
    expect(await run(1000)).toMatchObject({ runtime: 'mine', run: { stdout: 'first\n' } });
    const { id, version, ...ran } = await run('mine');
    expect(ran).toMatchObject({ runtime: 'mine', run: { stdout: 'first\n' } });
    expect(version).toBe((await verbs().show('mine')).hash);
    expect(opened.executor.request(id).files).toHaveLength(1);
    // What a self-test was sent as can be sent again by anybody.
    const [result] = (await verbs().show('mine')).lastTest?.results ?? [];
    const again = await finished(opened.executor, opened.executor.create(opened.executor.request(result?.submission ?? '')).id);
    expect(again).toMatchObject({ version, runtime: 'mine', tests: [{ verdict: { code: 'OK' } }] });
  });

  test('what fails is told, and is not available', async () => {
    expect(await install(folderOf('bad', 'x', {}, { 'tests/said/cases/1.out': 'y' }))).toMatchObject({
      ok: false,
      failed: 1,
      reason: '1 of 1 self-tests failed: said.',
    });
    expect(refusal('bad')).toMatch(/The runtime bad is not available: 1 of 1 self-tests failed: said\./);
    expect((await verbs().list()).items.find(({ id }) => id === 'bad')).toMatchObject({ state: 'failed', number: 1001 });
    expect(await install(folderOf('bad', 'x'))).toMatchObject({ ok: true, number: 1001, reason: 'bad is available, as number 1001.' });
  });

  test('without self-tests, with errors, under a name or number that is taken, it is refused in a sentence', async () => {
    const said = (files: RuntimeFile[]) =>
      install(files).then(
        (end) => (end?.kind === 'end' ? end.reason : ''),
        (error: Error) => error.message,
      );
    const plain = (id: string, more: object = {}) => folderOf(id, 'x', more);
    expect(await said(plain('bare').filter(({ name }) => !name.startsWith('tests/')))).toMatch(/no self-test.*Add a folder tests\/NAME/);
    expect(await said(plain('No Id'))).toMatch(/cannot be installed as it is: 2 faults/);
    expect(await said(plain('greedy', { limits: { run: { wallMs: 10 ** 9 } } }))).toMatch(/1 fault/);
    expect(await said(plain('python'))).toMatch(/The id python is taken by what is built in/);
    expect(await said(plain('own'))).toMatch(/The id own is taken/);
    expect(await said(plain('one', { number: 1 }))).toMatch(/The number 1 is that of light\. .* it gets 1002/);
    expect(await said(plain('one', { number: 1000 }))).toMatch(/The number 1000 is that of mine/);
    expect(await said(plain('one', { number: 50 }))).toMatch(/The number 50 is that of c, which is bundled/);
    expect(await said(plain('mine'))).toMatch(/mine is installed, as number 1000\. .*treeline runtime update mine/);
    expect(await said(plain('seven', { number: 7 }))).toBe('seven is available, as number 7.');
    expect(await said(plain('seven', { number: 7 }))).toMatch(/seven is available already, .* as number 7\./);
  });

  test('of two at the same time, the second is told', async () => {
    const first = install(folderOf('twice', 'x'));
    await expect(install(folderOf('twice', 'x'))).rejects.toThrow('twice is being installed already');
    expect(await first).toMatchObject({ ok: true });
  });
});

test('what is not there is told with what to do', () => {
  expect(refusal('perl')).toMatch(/Perl is bundled, and not installed yet\. .*treeline runtime install perl/);
  expect(refusal(50)).toMatch(/C is bundled/);
  expect(refusal('mien')).toMatch(/There is no runtime "mien" here; did you mean `mine`\?/);
  expect(refusal('mine@ffffffff')).toMatch(/no version ffffffff of mine/);
  expect(opened.executor.create({ runtime: 2, files: [file('main.py', '')] }).runtime).toBe('python');
});

describe('an update', { timeout: 60_000 }, () => {
  const update = async (id: string, files?: RuntimeFile[]) => (await all(verbs().update({ id, files, source }))).at(-1);

  test('that fails leaves what was available, and tells what changed since it passed', async () => {
    const failed = await update('mine', folderOf('mine', 'second', {}, { 'tests/said/cases/1.out': 'third' }));
    expect(failed).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/stays available/),
      changes: {
        files: [
          { name: 'own.py', change: 'changed' },
          { name: 'tests/said/cases/1.out', change: 'changed' },
        ],
      },
    });
    expect(await run('mine')).toMatchObject({ run: { stdout: 'first\n' } });
    expect(await verbs().show('mine')).toMatchObject({ state: 'available', candidate: { reason: expect.stringMatching(/1 of 1/) } });
  });

  test('that passes is what requests get; a submission from before is run again exactly', async () => {
    const before = await run('mine');
    expect(await update('mine', folderOf('mine', 'second'))).toMatchObject({ ok: true, number: 1000 });
    expect(await run('mine')).toMatchObject({ run: { stdout: 'second\n' } });
    expect(await run(`mine@${before.version}`)).toMatchObject({ version: before.version, run: { stdout: 'first\n' } });
    await expect(update('mine', folderOf('another', 'x'))).rejects.toThrow(/This is mine, and the files are those of another/);
    await expect(update('mine', folderOf('mine', 'x', { number: 8 }))).rejects.toThrow(/is installed as 1000, .* asks for 8/);
    await expect(update('mine')).rejects.toThrow(/was not bundled/);
  });
});

test('the matrix tells what passed when, what was tested from a folder too', async () => {
  await all(verbs().test({ files: folderOf('loose', 'x') }));
  await all(verbs().test({ files: folderOf('loose', 'y', {}, { 'tests/said/cases/1.out': 'x' }) }));
  const { items } = await verbs().matrix();
  expect(items.find(({ id }) => id === 'mine')).toMatchObject({
    state: 'available',
    last: { passed: true, results: [{ name: 'said' }] },
    installedPassed: true,
    changes: null,
  });
  expect(items.find(({ id }) => id === 'loose')).toMatchObject({
    state: null,
    last: { passed: false },
    installedPassed: null,
    lastPassedAt: expect.stringMatching(/^20/),
    changes: { files: [{ name: 'own.py', change: 'changed' }] },
  });
});

test('without a self-test that can be run nothing is proved, and what is built in has none', async () => {
  const tried = async (it: Parameters<ReturnType<typeof verbs>['test']>[0]) => (await all(verbs().test(it))).at(-1);
  const bare = folderOf('bare', 'x').filter(({ name }) => !name.startsWith('tests/'));
  expect(await tried({ files: bare })).toMatchObject({ ok: false, reason: expect.stringMatching(/^It has no self-test/) });
  expect(await tried({ id: '1000', only: ['none'] })).toMatchObject({ ok: false, reason: expect.stringMatching(/there are: said\./) });
  await expect(tried({ id: '2' })).rejects.toThrow('python is built in, and has no files and no self-tests of its own.');
});

test('removing takes what nothing refers to, and keeps what a submission was run with', async () => {
  const { id } = await run('seven');
  expect(await verbs().remove('twice')).toMatchObject({ id: 'twice', environment: null });
  expect(await verbs().remove('7')).toMatchObject({ id: 'seven', versions: 0 });
  expect(refusal('seven')).toMatch(/There is no runtime "seven"/);
  const { version } = opened.executor.get(id);
  expect(await run(`seven@${version}`)).toMatchObject({ run: { stdout: 'x\n' } });
  await expect(verbs().remove('light')).rejects.toThrow('light is built in, and stays.');
  await expect(verbs().remove('1')).rejects.toThrow('light is built in, and stays.');
});

test('one that was being installed when all ended is settled by the next start', async () => {
  const endless = folderOf('endless', 'x', {}, { 'tests/said/main.py': 'print("begun", flush=True)\nwhile True: pass\n' });
  const installing = all(verbs().install({ files: endless, source })).catch((error: unknown) => error);
  await opened.close();
  expect(await installing).toBeInstanceOf(Error);
  await open();
  expect((await verbs().list()).items.find(({ id }) => id === 'endless')).toMatchObject({
    state: 'failed',
    candidate: { reason: expect.any(String) },
  });
  expect(await run('mine')).toMatchObject({ run: { stdout: 'second\n' } });
  expect(await verbs().remove('endless')).toMatchObject({ id: 'endless' });
});
