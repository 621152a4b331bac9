import { describe, expect, test } from 'vitest';
import { unpackFrames } from '../../../simulator/recording/pack.ts';
import type { RequestInput } from '../../contract/request.ts';
import { testDocker } from '../../testing/docker.ts';
import { openedWithDocker } from '../../testing/opened-with-docker.ts';

const docker = await testDocker();
const opened = openedWithDocker(docker);

const run = async (script: string, light?: RequestInput['light'], more: Partial<RequestInput> = {}) => {
  const request: RequestInput = { engine: 'docker', files: [{ name: 'run.sh', content: script }], ...(light && { light }), ...more };
  return opened.run(request);
};

describe('a run in a container that lights the tree', docker.needed, () => {
  test('has a recording of what it wrote, which is kept', async () => {
    const done = await run(
      'echo "$TREELINE_LEDS $TREELINE_SEED"\nfor i in 1 2 3; do printf "0000%02x00ff00ffffff\\n" $i; done > "$TREELINE_LIGHTS"\n',
      { leds: 3, seed: 7, microsPerLed: 10_000 },
    );
    expect(done).toMatchObject({
      verdict: { code: 'OK' },
      run: { stdout: '3 7\n' },
      recording: { frames: 3, leds: 3, seed: 7 },
    });
    const { times, states } = unpackFrames(opened.executor.frames({ id: done.id, from: 0, count: 10 }).buffer, 3);
    expect([...states]).toEqual([1, 2, 3].flatMap((i) => [0, 0, i, 100, 0, 255, 0, 100, 255, 255, 255, 100]));
    // So long does this tree take for a frame.
    expect(times[1]! - times[0]!).toBeCloseTo(30, 1);
    expect(times[2]! - times[1]!).toBeCloseTo(30, 1);
    expect(done.recording!.durationMs).toBeGreaterThanOrEqual(Math.max(times[2]!, done.run!.wallMs));
    expect(opened.executor.list({ limit: 1 }).items[0]?.recording).toEqual(done.recording);
  });

  test('is told of a wrong line as of a refused setLEDs', async () => {
    const done = await run('for light in 00ff00 00ff0; do echo $light; done > "$TREELINE_LIGHTS"\nwhile :; do :; done\n', { leds: 1 });
    expect(done.verdict).toEqual({
      code: 'RE',
      stage: 'run',
      reason: 'Line 2 of the lights: it has 5 digits; the tree has 1 LED and needs 6, rrggbb, or 8, rrggbbll.',
      evidence: { frame: 1 },
    });
    expect(done).toMatchObject({ run: { status: 'failed' }, recording: { frames: 1 } });
  });

  test('has L as its rules have it', async () => {
    const script = 'echo ff0000c8 > "$TREELINE_LIGHTS"\n';
    expect((await run(script, { leds: 1, rules: 'deployed' })).verdict?.code).toBe('OK');
    expect((await run(script, { leds: 1 })).verdict?.reason).toContain('the brightness of LED 0 is 200; it must be 0 to 100');
  });

  test('has its lights in the stage `run` alone, and without being asked for not at all', async () => {
    const say = 'echo "lights: ${TREELINE_LIGHTS-none}"\n';
    const files = [
      { name: 'build.sh', content: say },
      { name: 'run.sh', content: say },
    ];
    const lit = await run('', { leds: 1 }, { files });
    expect([lit.build?.stdout, lit.run?.stdout]).toEqual(['lights: none\n', 'lights: /box/lights\n']);
    expect(lit.recording).toMatchObject({ frames: 0 });
    expect(await run('', undefined, { files })).toMatchObject({ run: { stdout: 'lights: none\n' }, recording: null });
  });

  test('keeps what it showed when it is cancelled or its time is over', async () => {
    const endless = 'while :; do echo 00ff00; sleep 0.05; done > "$TREELINE_LIGHTS"\n';
    const late = await run(
      `export PATH=/box/bin:$PATH\n/treeline/busybox mkdir /box/bin; /treeline/busybox --install -s /box/bin\n${endless}`,
      { leds: 1 },
      { limits: { run: { wallMs: 1_000 } } },
    );
    expect(late.verdict?.code).toBe('TLE');
    expect(late.recording?.frames).toBeGreaterThan(10);
    expect(late.recording?.durationMs).toBeGreaterThanOrEqual(1_000);
  });

  test('does not take the runtime `light`, which is the embedded engine’s', async () => {
    const done = await run('true\n', { leds: 1 }, { runtime: 'light' });
    expect(done.verdict).toMatchObject({ code: 'EE', reason: expect.stringContaining('TREELINE_LIGHTS') as unknown });
  });
});
