import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unpackFrames } from '../../../simulator/recording/pack.ts';
import { namesLights } from '../../contract/names-lights.ts';
import type { Submission } from '../../contract/submission.ts';
import { testDocker } from '../../testing/docker.ts';
import { openedWithDocker } from '../../testing/opened-with-docker.ts';

interface Listed {
  title: string;
  kind: string;
  entry: string;
  files: string[];
}

const SAMPLES = new URL('../../../resources/samples/', import.meta.url);
const LIT = (JSON.parse(readFileSync(new URL('samples.json', SAMPLES), 'utf8')) as Listed[]).filter(({ kind }) => kind === 'lights');
/** An environment is made from nothing. */
const FROM_NOTHING = 300_000;

const docker = await testDocker();
const opened = openedWithDocker(docker);

function filesOf({ files, entry }: Listed) {
  const main = files.find((file) => file.endsWith(entry))!;
  const folder = main.slice(0, main.length - entry.length);
  return files.map((file) => ({ name: file.slice(folder.length), content: readFileSync(new URL(file, SAMPLES), 'utf8') }));
}

async function show(sample: Listed, leds: number, seconds: number): Promise<Submission> {
  const request = { files: filesOf(sample), args: [String(seconds)], light: { leds, seed: 7 } };
  return opened.run(request);
}

test('there are three languages, each told from its files to be for the tree', () => {
  expect(new Set(LIT.map(({ entry }) => entry.split('.').at(-1))).size).toBeGreaterThanOrEqual(3);
  for (const sample of LIT) expect(namesLights(filesOf(sample)), sample.title).toBe(true);
});

describe.each(LIT)('$title', docker.needed, (sample) => {
  test(
    'shines on the tree, as fast as it means to',
    async () => {
      const { id, verdict, run, recording } = await show(sample, 500, 2);
      expect([verdict?.reason, run?.stderr]).toEqual(['The program ran to its end.', '']);
      expect(recording?.durationMs).toBeGreaterThan(1_900);
      // A busy machine may be slower.
      expect(recording?.frames).toBeGreaterThan(30);
      expect(recording?.frames).toBeLessThanOrEqual(61);
      const { states } = unpackFrames(opened.executor.frames({ id, from: 0, count: 100 }).buffer, 500);
      const mean = states.reduce((sum, value, at) => sum + (at % 4 === 3 ? 0 : value), 0) / (states.length * 0.75) / 255;
      expect(mean).toBeGreaterThan(0.005);
      expect(mean).toBeLessThan(0.4);
    },
    FROM_NOTHING,
  );

  test.each([1, 2000])(
    'fits a tree of %i LEDs',
    async (leds) => {
      expect(await show(sample, leds, 0.2)).toMatchObject({ verdict: { code: 'OK' }, run: { stderr: '' }, recording: { leds } });
    },
    FROM_NOTHING,
  );
});
