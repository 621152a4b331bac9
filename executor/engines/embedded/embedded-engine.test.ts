import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProcessInterpreter } from '../../../simulator/program/process/process-interpreter.ts';
import type { RulesName } from '../../../simulator/rules/profile.ts';
import { request, type Request } from '../../contract/request.ts';
import type { StageName } from '../../contract/verdict.ts';
import { DEFAULT_LIMITS } from '../../settings/limits.ts';
import type { Engine, StageEnd } from '../engine.ts';
import { createEmbeddedEngine } from './embedded-engine.ts';

let folder: string;
let engine: Engine;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-embedded-'));
  engine = createEmbeddedEngine({ interpreter: createProcessInterpreter({ cacheFolder: folder }), version: '1' });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const asked = (files: Record<string, string | Uint8Array>, rules?: RulesName): Request =>
  request.parse({
    light: { rules },
    files: Object.entries(files).map(([name, content]) =>
      typeof content === 'string'
        ? { name, content }
        : { name, content: Buffer.from(content).toString('base64'), encoding: 'base64' as const },
    ),
  });

/** Walks a program through its stages, until one does not end well. */
async function walk(source: string | Uint8Array, runtime: 'light' | 'python', rules?: RulesName) {
  const job = {
    id: 'job',
    request: asked({ 'main.py': source }, rules),
    runtime,
    entry: 'main.py',
    limits: DEFAULT_LIMITS,
    seed: 1,
    leds: 2,
  };
  const session = await engine.open(job);
  const ends: [StageName, StageEnd][] = [];
  const written = { stdout: '', stderr: '' };
  let frames = 0;
  const sink = {
    output: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void (written[stream] += new TextDecoder().decode(bytes)),
    frames: ({ times }: { times: Float64Array }) => void (frames += times.length),
  };
  for (const stage of session.stages) {
    const end = await session.stage(stage, sink, new AbortController().signal);
    ends.push([stage, end]);
    if (end.code !== 0) break;
  }
  await session.close();
  return { stages: ends.map(([stage]) => stage), last: ends.at(-1)![1], frames, ...written };
}

describe('the embedded engine', () => {
  it.each(['cutor.nix', 'build.sh', 'compile.sh', 'run.sh'])('refuses a request with %s, and names the engine it needs', (name) => {
    expect(engine.refusal(asked({ 'main.py': '', [name]: '' }), 'python')).toMatch(
      new RegExp(`${name.replace('.', '\\.')}.*docker engine`),
    );
    expect(engine.refusal(asked({ 'main.py': '' }), 'python')).toBeNull();
  });

  it.each(['cpuMs', 'openFiles', 'fileBytes', 'diskBytes'] as const)(
    'refuses a run whose %s is limited: nothing here would hold it',
    (name) => {
      const limited = { ...asked({ 'main.py': '' }), limits: { run: { [name]: 1_000 } } };
      expect(engine.refusal(limited, 'python')).toMatch(new RegExp(`limits the ${name} of its run.*docker engine`));
      expect(engine.refusal({ ...limited, limits: { run: { wallMs: 1_000, processes: 1 } } }, 'python')).toBeNull();
    },
  );

  it.each(['cpuMs', 'memoryBytes'] as const)(
    'refuses a light program whose compile stage has its %s limited; an ordinary one has no such stage',
    (name) => {
      const limited = { ...asked({ 'main.py': '' }), limits: { compile: { [name]: 1_000 } } };
      expect(engine.refusal(limited, 'light')).toMatch(new RegExp(`limits the ${name} of its compile.*docker engine.*wallMs`));
      expect(engine.refusal(limited, 'python')).toBeNull();
      expect(engine.refusal({ ...limited, limits: { compile: { wallMs: 1_000, diskBytes: 1 } } }, 'light')).toBeNull();
    },
  );

  it("has an ordinary program's environment ready, and runs it", async () => {
    const { stages, last, stdout } = await walk('print("hi")\n', 'python');
    expect(stages).toEqual(['environment', 'run']);
    expect([stdout, last.cause]).toEqual(['hi\n', { kind: 'exit', code: 0 }]);
    expect(last.memoryBytes).toBeGreaterThan(1 << 20);
  });

  it('asks the rules before a light program runs', async () => {
    const good = await walk('setLEDs([RED, OFF])\n', 'light');
    expect([good.stages, good.frames, good.last.code]).toEqual([['environment', 'compile', 'run'], 1, 0]);
    const bad = await walk('import os\nsetLEDs([RED, OFF])\n', 'light');
    expect([bad.stages, bad.frames, bad.last.code]).toEqual([['environment', 'compile'], 0, 1]);
    expect(bad.last.cause.kind).toBe('findings');
    expect(bad.stderr).toMatch(/^main\.py:1:8: error: .*\[import-not-allowed\]\n/m);
  });

  it('begins a program that its tree ends only while it runs', async () => {
    const { stages, frames, stderr } = await walk('setLEDs([RED, OFF])\nx = list(RED)\n', 'light', 'deployed');
    expect([stages, frames]).toEqual([['environment', 'compile', 'run'], 1]);
    expect(stderr).toContain("main.py:2:5: error: The tree ends the program here: NameError: name 'list' is not defined.");
    const refused = await walk('a = [1]\na[0] += 1\nsetLEDs([RED, OFF])\n', 'light', 'deployed');
    expect([refused.stages, refused.frames]).toEqual([['environment', 'compile'], 0]);
  });

  it('refuses a light program that is no UTF-8 text before it runs', async () => {
    const { stages, last, stderr } = await walk(Buffer.from('import time\n# caf\u00e9\nsetLEDs([RED, OFF])\n', 'latin1'), 'light');
    expect(stages).toEqual(['environment', 'compile']);
    expect(last.cause).toMatchObject({ kind: 'findings', findings: [{ line: 2, rule: 'not-utf-8' }] });
    expect(stderr).toMatch(/^main\.py:2:1: error: .*UTF-8/);
  });
});
