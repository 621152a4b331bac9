import type { Bake, Interpreter, Program } from '../../../simulator/program/program.ts';
import { joinFrames } from '../../../simulator/recording/pack.ts';
import type { Frames, Recording } from '../../../simulator/recording/recording.ts';
import type { Print } from '../timeline/playback-store.ts';

/** While a bake runs, its frames are handed on at once, and then at most this often, in ms. */
const GROWTH_EVERY = 80;
/** Prints that keep their moment, and how much of each. */
const MOST_PRINTS = 2_000;
const PRINT_CHARACTERS = 200;

/**
 * Bakes a light program and hands on what there is of its recording while it runs: the first frames as soon as they come. `grow` is
 * never called with the whole recording; that is the result.
 */
export async function bakeLive(
  interpreter: Interpreter,
  program: Program & { light: NonNullable<Program['light']> },
  grow: (recording: Recording) => void,
  signal: AbortSignal,
): Promise<Bake & { prints: Print[] }> {
  const { leds, seed } = program.light;
  let parts: Frames[] = [];
  let grownAt = -Infinity;
  const text = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const written = { stdout: '', stderr: '' };
  const prints: Print[] = [];
  const gathered = (durationMs: number): Recording => {
    const frames = joinFrames(parts);
    parts = [frames];
    return { leds, seed, durationMs: Math.max(durationMs, frames.times.at(-1) ?? 0), ...frames };
  };
  const end = await interpreter.run(
    program,
    {
      output(stream, bytes, ms) {
        const told = text[stream].decode(bytes, { stream: true });
        written[stream] += told;
        if (stream === 'stdout' && ms !== undefined && prints.length < MOST_PRINTS)
          prints.push({ ms, text: told.slice(0, PRINT_CHARACTERS) });
      },
      frames(frames) {
        parts.push(frames);
        if (signal.aborted || performance.now() - grownAt < GROWTH_EVERY) return;
        grow(gathered(0));
        grownAt = performance.now();
      },
    },
    signal,
  );
  return { end, recording: gathered(end.clockMs ?? 0), ...written, prints };
}
