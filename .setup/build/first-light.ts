import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bake } from '../../simulator/program/bake.ts';
import { createProcessInterpreter } from '../../simulator/program/process/process-interpreter.ts';
import { encodeRecording } from '../../simulator/recording/recording-file.ts';
import { RULES } from '../../simulator/rules/rules.ts';

/** Records the sample that the workbench opens with, so that the tree shines before Python has been loaded. */
const SAMPLE = new URL('../../resources/samples/light/aurora.py', import.meta.url);
const RECORDING = new URL('../../.out/first-light.rec', import.meta.url);
const LEDS = 500;
const SEED = 1;

const interpreter = createProcessInterpreter({});
try {
  const { end, recording } = await bake(interpreter, {
    files: [{ name: 'main.py', bytes: readFileSync(SAMPLE) }],
    entry: 'main.py',
    stdin: new Uint8Array(),
    args: [],
    env: {},
    light: { rules: RULES.plan, leds: LEDS, seed: SEED },
    limits: { wallMs: 60_000, memoryBytes: 512 << 20, stdoutBytes: 1 << 20, stderrBytes: 1 << 20 },
  });
  if (end.code !== 0) throw new Error(`aurora.py did not end well: ${JSON.stringify(end.cause)}`);
  mkdirSync(new URL('.', RECORDING), { recursive: true });
  writeFileSync(RECORDING, encodeRecording(recording));
} finally {
  await interpreter.close();
}
