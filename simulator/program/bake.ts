import { joinFrames } from '../recording/pack.ts';
import type { Frames } from '../recording/recording.ts';
import type { Bake, Interpreter, Program } from './program.ts';

/** Runs a program and gathers all it gave: a light program's recording, and what it wrote. An ordinary program's recording is empty. */
export async function bake(interpreter: Interpreter, program: Program, signal?: AbortSignal): Promise<Bake> {
  const parts: Frames[] = [];
  const written = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const end = await interpreter.run(
    program,
    {
      output: (stream, bytes) => written[stream].push(bytes),
      frames: (frames) => parts.push(frames),
    },
    signal,
  );
  const { leds, seed } = program.light ?? { leds: 1, seed: 0 };
  return {
    end,
    recording: { leds, seed, durationMs: end.clockMs ?? 0, ...joinFrames(parts) },
    stdout: textOf(written.stdout),
    stderr: textOf(written.stderr),
  };
}

function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}
