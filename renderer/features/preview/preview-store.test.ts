import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interpreter, Program, ProgramCause, ProgramEnd, ProgramSink } from '../../../simulator/program/program.ts';
import type { Finding } from '../../../simulator/rules/finding.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { useTree } from '../trees/tree-store.ts';
import { createPreview } from './preview-store.ts';

const NEVER_CLOSED: Finding = {
  severity: 'error',
  rule: 'syntax',
  message: 'never closed',
  line: 1,
  column: 6,
  endLine: 1,
  endColumn: 7,
};

/**
 * The one fake here: an interpreter that runs when the test says so. The real one needs a browser, and is tested there.
 */
function fakeInterpreter() {
  const runs: { program: Program; sink: ProgramSink; signal: AbortSignal; end(cause: ProgramCause, clockMs?: number): Promise<void> }[] =
    [];
  const interpreter: Interpreter = {
    run: (program, sink, signal) =>
      new Promise<ProgramEnd>((resolve) => {
        const end = async (cause: ProgramCause, clockMs = 0): Promise<void> => {
          resolve({ cause, code: 0, wallMs: 1, memoryBytes: 1, findings: [], clockMs });
          await vi.advanceTimersByTimeAsync(0);
        };
        signal!.addEventListener('abort', () => void end({ kind: 'cancelled' }));
        runs.push({ program, sink, signal: signal!, end });
      }),
    check: (source, rules) => Promise.resolve(rules === null && source.endsWith('(') ? [NEVER_CLOSED] : []),
    close: () => Promise.resolve(),
  };
  return { interpreter, runs };
}

const frames = (...times: number[]) => ({
  times: Float64Array.from(times),
  lines: new Uint32Array(times.length).fill(3),
  states: new Uint8Array(times.length * 500 * 4),
});
const LIGHT = 'setLEDs([RED] * getLEDCount())';
const DONE: ProgramCause = { kind: 'exit', code: 0 };
const playback = () => usePlayback.getState();

function open() {
  const { interpreter, runs } = fakeInterpreter();
  const preview = createPreview(() => interpreter);
  return { preview: () => preview.getState(), runs };
}

beforeEach(() => {
  usePlayback.setState(usePlayback.getInitialState(), true);
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('the preview', () => {
  it('bakes a first edit nearly at once, and shows what the bake gives', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    expect(runs).toHaveLength(1);
    expect(runs[0]!.program).toMatchObject({ entry: 'main.py', light: { leds: 500, seed: preview().seed } });
    runs[0]!.sink.frames(frames(0, 40));
    await runs[0]!.end(DONE, 80);
    expect(preview()).toMatchObject({ status: 'ready', stale: false, error: null });
    expect(playback()).toMatchObject({ shown: { origin: 'preview', file: 'main.py' }, recording: { durationMs: 80, leds: 500 } });
  });

  it('bakes once for many keys, with the newest text, and stops what ran', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    for (let key = 0; key < 5; key++) {
      preview().schedule(`${LIGHT} # ${key}`, 'main.py');
      await vi.advanceTimersByTimeAsync(60);
    }
    expect(runs).toHaveLength(1);
    expect(runs[0]!.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(runs).toHaveLength(2);
    expect(new TextDecoder().decode(runs[1]!.program.files[0]!.bytes)).toBe(`${LIGHT} # 4`);
  });

  it('shows the first frames before the bake is done', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    runs[0]!.sink.frames(frames(0));
    expect(playback()).toMatchObject({ frame: 0, shown: { growing: true } });
    await vi.advanceTimersByTimeAsync(200);
    runs[0]!.sink.frames(frames(40, 80));
    expect(playback().recording!.times).toHaveLength(3);
    await runs[0]!.end({ kind: 'show', ms: 45_000 }, 45_000);
    expect(playback().recording).toMatchObject({ durationMs: 45_000 });
    expect(playback().shown!.growing).toBeUndefined();
  });

  it('keeps the last lights, marked stale, while the text is wrong', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    runs[0]!.sink.frames(frames(0, 40));
    await runs[0]!.end(DONE, 80);
    const lit = playback().recording;

    preview().schedule(`${LIGHT})`, 'main.py');
    await vi.advanceTimersByTimeAsync(200);
    const finding = { severity: 'error', rule: 'syntax', message: 'unmatched )', line: 1, column: 1, endLine: 1, endColumn: 2 } as const;
    await runs[1]!.end({ kind: 'findings', findings: [finding] });
    expect(preview()).toMatchObject({ status: 'failed', stale: true, findings: [finding], error: { verdict: { code: 'CE' } } });
    expect(playback().recording).toBe(lit);
  });

  it('goes back to the last whole recording where a stopped bake had shown its first frames', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    runs[0]!.sink.frames(frames(0, 40));
    await runs[0]!.end(DONE, 80);
    const lit = playback().recording;

    preview().schedule(`${LIGHT} `, 'main.py');
    await vi.advanceTimersByTimeAsync(200);
    runs[1]!.sink.frames(frames(0));
    expect(playback().recording).not.toBe(lit);
    preview().schedule(`${LIGHT})`, 'main.py');
    await vi.advanceTimersByTimeAsync(200);
    await runs[2]!.end({ kind: 'findings', findings: [] });
    expect(playback().recording).toBe(lit);
  });

  describe('over the shipped recording', () => {
    const sample = {
      leds: 1,
      seed: 1,
      durationMs: 50,
      times: Float64Array.of(0),
      lines: Uint32Array.of(1),
      states: new Uint8Array(4),
    };

    it('lets the whole show stand while its own program is baked', async () => {
      const { preview, runs } = open();
      playback().show(sample, { origin: 'sample', file: 'main.py', microsPerLed: 30 });
      preview().schedule(LIGHT, 'main.py');
      await vi.advanceTimersByTimeAsync(20);
      runs[0]!.sink.frames(frames(0));
      expect(playback().recording).toBe(sample);
      expect(preview().stale).toBe(false);
      await runs[0]!.end(DONE, 80);
      expect(playback()).toMatchObject({ recording: { durationMs: 80 }, shown: { origin: 'preview' } });
    });

    it('grows from the first edit on, and goes back where that comes to no end', async () => {
      const { preview, runs } = open();
      playback().show(sample, { origin: 'sample', file: 'main.py', microsPerLed: 30 });
      preview().schedule(LIGHT, 'main.py');
      preview().schedule(`${LIGHT} `, 'main.py');
      await vi.advanceTimersByTimeAsync(200);
      runs[1]!.sink.frames(frames(0));
      expect(playback().shown).toMatchObject({ origin: 'preview', growing: true });
      preview().schedule(`${LIGHT})`, 'main.py');
      await vi.advanceTimersByTimeAsync(200);
      await runs[2]!.end({ kind: 'findings', findings: [] });
      expect(playback()).toMatchObject({ recording: sample, shown: { origin: 'sample' } });
    });
  });

  it('does not wait for ever where nothing was shown before', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    runs[0]!.sink.frames(frames(0));
    preview().schedule(`${LIGHT})`, 'main.py');
    await vi.advanceTimersByTimeAsync(200);
    await runs[1]!.end({ kind: 'findings', findings: [] });
    expect(playback().shown!.growing).toBeUndefined();
  });

  describe('never leaves the lights of another program on', () => {
    async function lit() {
      const { preview, runs } = open();
      preview().schedule(LIGHT, 'main.py', 'a');
      await vi.advanceTimersByTimeAsync(20);
      runs[0]!.sink.frames(frames(0, 40));
      await runs[0]!.end(DONE, 80);
      expect(playback().shown!.file).toBe('a');
      return { preview, runs };
    }

    it('turns dark, and says why, for one that does not name the tree', async () => {
      const { preview } = await lit();
      preview().schedule('print(1)', 'greeting.py', 'b');
      expect(playback()).toMatchObject({ recording: null, without: 'This program sets no lights' });
      expect(preview()).toMatchObject({ status: 'idle', stale: false, bake: null });
    });

    it('turns dark for one that names the tree and sets nothing', async () => {
      const { preview, runs } = await lit();
      preview().schedule('getLEDCount()', 'main.py', 'a');
      await vi.advanceTimersByTimeAsync(1_000);
      await runs[1]!.end(DONE);
      expect(playback()).toMatchObject({ recording: null, without: 'This program sets no lights' });
      expect(preview()).toMatchObject({ status: 'ready', stale: false });
    });

    it('is dark until the first frames of another come, and where it fails', async () => {
      const { preview, runs } = await lit();
      preview().schedule(`${LIGHT})`, 'main.py', 'b');
      expect(playback().recording).toBeNull();
      await vi.advanceTimersByTimeAsync(1_000);
      await runs[1]!.end({ kind: 'findings', findings: [] });
      expect(playback().recording).toBeNull();
      expect(preview()).toMatchObject({ status: 'failed', stale: false });
    });

    it('stops, and changes no lights any more, when it is left', async () => {
      const { preview, runs } = await lit();
      const before = playback().recording;
      preview().schedule(`${LIGHT} `, 'main.py', 'a');
      await vi.advanceTimersByTimeAsync(1_000);
      preview().leave();
      expect(runs[1]!.signal.aborted).toBe(true);
      expect(preview()).toMatchObject({ status: 'idle', program: null, stale: false });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(playback().recording).toBe(before);
      preview().leave('No program is open');
      expect(playback()).toMatchObject({ recording: null, without: 'No program is open' });
    });
  });

  it('shows the frames before an exception, and its line', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    runs[0]!.sink.frames(frames(0, 40));
    await runs[0]!.end({ kind: 'exception', type: 'ZeroDivisionError', message: 'division by zero', line: 9, frame: null, led: null }, 50);
    expect(preview()).toMatchObject({ status: 'failed', stale: false, error: { line: 9, verdict: { code: 'RE' } } });
    expect(playback().recording!.times).toHaveLength(2);
  });

  it('never runs a program that does not name the tree', async () => {
    const { preview, runs } = open();
    preview().schedule('print(input())', 'main.py');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs).toHaveLength(0);
    expect(preview().status).toBe('idle');
  });

  it('tells what Python says of it, as it is typed', async () => {
    const { preview } = open();
    preview().schedule('print(', 'main.py');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(preview()).toMatchObject({ status: 'idle', findings: [NEVER_CLOSED] });
    preview().schedule('print()', 'main.py');
    expect(preview().findings).toEqual([NEVER_CLOSED]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(preview().findings).toEqual([]);
  });

  it('gives way to the lights of a file, on any tree, until it is asked for again', async () => {
    const { preview, runs } = open();
    preview().schedule(LIGHT, 'main.py');
    preview().giveWay();
    await vi.advanceTimersByTimeAsync(0);
    expect(runs[0]!.signal.aborted).toBe(true);
    expect(preview().status).toBe('ready');
    const imported = { leds: 500, seed: 0, durationMs: 100, ...frames(0) };
    playback().show(imported, { origin: 'import', file: null, name: 'show.csv', microsPerLed: null });
    const { file, set } = useTree.getState();
    set({ ...file, leds: 60 });
    set(file);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs).toHaveLength(1);
    expect(playback().recording).toBe(imported);
    preview().again();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs).toHaveLength(2);
    expect(playback().recording).toBeNull();
  });

  it('bakes again with another seed, and for another tree', async () => {
    const { preview, runs } = open();
    const { file, set } = useTree.getState();
    preview().schedule(LIGHT, 'main.py');
    await vi.advanceTimersByTimeAsync(20);
    await runs[0]!.end(DONE);
    await vi.advanceTimersByTimeAsync(1_000);
    preview().setSeed(7);
    await vi.advanceTimersByTimeAsync(200);
    set({ ...file, leds: 50, rules: 'deployed', speed: { microsPerLed: 120 } });
    await vi.advanceTimersByTimeAsync(200);
    set({ ...file, leds: 50, rules: 'deployed', speed: { microsPerLed: 120 }, dead: [3] });
    await vi.advanceTimersByTimeAsync(200);
    set(file);
    const told = ({ light }: Program) => [light!.seed, light!.leds, light!.rules.name, light!.rules.wireMicrosPerLed];
    expect(runs.slice(1, 3).map(({ program }) => told(program))).toEqual([
      [7, 500, 'plan', 30],
      [7, 50, 'deployed', 120],
    ]);
    expect(runs).toHaveLength(3);
  });
});
