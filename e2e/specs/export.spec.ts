import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { lightOf } from '../fixtures/light.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Workbench } from '../pages/workbench.ts';

/** Two seconds: all red, then all blue. */
const SHOW = 'import time\nn = getLEDCount()\nsetLEDs([RED] * n)\ntime.sleep(1)\nsetLEDs([BLUE] * n)\ntime.sleep(1)\n';
const CLI = fileURLToPath(new URL('../../executor/cli/main.ts', import.meta.url));

test('the show is exported as data, and comes back as it was', async ({ workbench, page }) => {
  await played(workbench);
  const csv = (await exported(page, 'Sequence CSV')).toString();
  expect(csv.split('\n')).toHaveLength(4);
  expect(csv).toMatch(/^FRAME_ID,R_0,G_0,B_0,.*\n0,255,0,0,/);
  const timed = await exported(page, 'Sequence CSV, timed');
  expect(timed.toString()).toMatch(/^FRAME_TIME,R_0,.*\n10\d\d(\.\d+)?,255,0,0,/);
  const json = JSON.parse((await exported(page, 'JSON')).toString()) as { leds: number; frames: unknown[] };
  expect(json).toMatchObject({ treeline: 'recording', leds: 500, frames: [{ line: 3 }, { line: 5 }] });
  const recording = await exported(page, 'Recording');
  expect(JSON.parse(recording.subarray(0, recording.indexOf(10)).toString())).toMatchObject({ leds: 500, frames: 2 });

  await drop(page, 'again.csv', timed);
  await expect(workbench.tree).toContainText('lights of the file again.csv');
  await expect(workbench.tree).toContainText('of 2');
});

test('the show is exported as pictures of its size', async ({ workbench, page }) => {
  await played(workbench);
  const picture = await exported(page, 'Picture of this frame');
  expect(pngSize(picture)).toEqual([1_280, 720]);
  // The ground and the air glow with the lights, which fill a third of the picture's width.
  const { lit, red, blue } = lightOf(picture);
  expect(lit).toBeGreaterThan(20_000);
  expect(red).toBeGreaterThan(blue * 2);

  const strip = await exported(page, 'Strip of the show');
  const [width, height] = pngSize(strip);
  expect([width, height]).toEqual([1_600, 500]);
  expect([pixelOf(strip, 400, 250), pixelOf(strip, 1_200, 250)]).toEqual([
    [255, 0, 0],
    [0, 0, 255],
  ]);

  const gif = await exported(page, 'GIF');
  expect(gif.toString('latin1', 0, 6)).toBe('GIF89a');
  // Graphic control extensions, one a frame.
  expect(gif.toString('latin1').split('\x21\xf9\x04')).toHaveLength(25 + 1);
});

for (const { title, magic, at, type } of [
  { title: 'WebM film', magic: '\x1a\x45\xdf\xa3', at: 0, type: 'video/webm' },
  { title: 'MP4 film', magic: 'ftyp', at: 4, type: 'video/mp4' },
]) {
  test(`the show is exported as a ${title}, which plays`, async ({ workbench, page }) => {
    // Painted by a processor, at full size.
    test.slow();
    await played(workbench);
    const film = await exported(page, title);
    expect(film.toString('latin1', at, at + 4)).toBe(magic);
    // Two seconds and what two `setLEDs` take, at 30 frames a second.
    expect(await framesOf(film)).toBe(61);
    const seen = await watch(page, film, type);
    expect(seen).toMatchObject({ width: 1_280, height: 720 });
    expect(seen.duration).toBeCloseTo(2, 0);
    expect(seen.early.red).toBeGreaterThan(seen.early.blue * 2);
    expect(seen.late.blue).toBeGreaterThan(seen.late.red * 2);
  });
}

test('an export shows how far it is, and can be cancelled', async ({ workbench, page }) => {
  await expect(workbench.tree).toContainText('of 931', { timeout: 30_000 });
  await choose(page, 'WebM film');
  const task = page.getByRole('list', { name: 'In progress' }).getByRole('listitem');
  await expect(task).toContainText('Exporting aurora.webm');
  // Shaders are compiled first, in software.
  await expect(task).toContainText(/[1-9]\d* %/, { timeout: 60_000 });
  await task.getByRole('button', { name: /^Cancel/ }).click();
  await expect(task).toHaveCount(0);
  await expect(page.getByText('aurora.webm')).toHaveCount(0);
});

test('a sequence that is dropped is played, until the program is wanted back', async ({ workbench, page }) => {
  await played(workbench);
  await drop(page, 'green.csv', Buffer.from(`FRAME_TIME${columns(200)}\n500${',0,255,0'.repeat(200)}\n500${',0,200,0'.repeat(200)}\n`));
  await expect(workbench.tree).toContainText('200 LEDs');
  await expect(workbench.tree).toContainText('lights of the file green.csv');
  await expect.poll(async () => strongest(await workbench.light())).toBe('green');
  await expect(page.getByRole('tab', { name: 'green.csv' })).toHaveCount(0);
  await workbench.tree.getByRole('button', { name: 'Back to the program' }).click();
  await expect(workbench.tree).toContainText('500 LEDs');
  await expect(workbench.tree).not.toContainText('green.csv');
  await expect.poll(async () => strongest(await workbench.light())).not.toBe('green');
});

test('what is dropped is told by what is in it', async ({ workbench, page }) => {
  await played(workbench);
  await drop(page, 'places.txt', Buffer.from('\uFEFF-1,0,0\r\n1,0,0\r\n0,1,1\r\n0,0,2'));
  await expect(workbench.tree).toContainText('4 LEDs');
  await drop(page, 'notes.csv', Buffer.from('name,count\nred,3\n'));
  await expect(page.getByRole('tab', { name: 'notes.csv', selected: true })).toBeVisible();
});

const broken: [name: string, text: string, sentence: string][] = [
  ['bom.csv', '\uFEFF', 'bom.csv: The file is empty; a sequence has a header, and a row for each frame.'],
  ['ragged.csv', 'FRAME_ID,R_0,G_0,B_0\n0,1,2,3\n1,1,2\n', 'ragged.csv: Line 3: this row has 3 values, and the header has 4 columns.'],
  ['nan.csv', 'FRAME_ID,R_0,G_0,B_0\n0,1,2,3\n1,NaN,2,3\n', 'nan.csv: Line 3: R_0 is "NaN"; it must be a number.'],
  ['gap.csv', 'FRAME_ID,R_0,G_0,B_0,R_2,G_2,B_2\n', 'gap.csv: Line 1: the column R_1 is missing'],
  [
    'short.json',
    '{"treeline":"recording","version":1,"leds":2,"seed":0,"durationMs":9,"frames":[{"ms":0,"line":1,"states":"00"}]}',
    'frames[0].states',
  ],
  ['places.csv', '0,0,1\n0,NaN,1\n0,1,2\n1,0,0\n', 'Line 2: y is "NaN"'],
];

test('a file that is wrong is refused with its line, and changes nothing', async ({ workbench, page }) => {
  await played(workbench);
  for (const [name, text, sentence] of broken) {
    await drop(page, name, Buffer.from(text));
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await expect(workbench.tree).toContainText('500 LEDs');
  await expect(workbench.tree).not.toContainText('lights of the file');
});

test('a file of 200 MB is read while the page goes on, and can be cancelled', async ({ workbench, page }) => {
  await played(workbench);
  await withDrops(page);
  await page.evaluate(
    ([header, row]) => Object.assign(window, { long: new File([header, ...Array.from({ length: 40_000 }, () => row)], 'long.csv') }),
    [`FRAME_ID${columns(500)}\n`, `0${',255,128,0'.repeat(500)}\n`] as const,
  );
  // Making it was the test's own work.
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    Object.assign(window, { longest: 0 });
    const seen = window as unknown as { longest: number };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const dropLong = () => page.evaluate(() => dispatchEvent(dropOf((window as unknown as { long: File }).long)));
  await dropLong();
  const task = page.getByRole('list', { name: 'In progress' }).getByRole('listitem');
  await expect(task).toContainText('Reading long.csv');
  await expect(task).toContainText(/[1-9]\d* %/);
  await task.getByRole('button', { name: /^Cancel/ }).click();
  await expect(task).toHaveCount(0);
  await expect(workbench.tree).not.toContainText('long.csv');
  await dropLong();
  await expect(workbench.tree).toContainText('lights of the file long.csv', { timeout: 60_000 });
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  test.info().annotations.push({ type: 'longest task', description: `${Math.round(longest)} ms` });
  expect(longest).toBeLessThan(1_000);
});

for (const { name, head, sentence } of [
  { name: 'huge.rec', head: '{"leds":500,"seed":1,"durationMs":1,"frames":9}\n\0', sentence: 'huge.rec: The file is longer than 64 MB' },
  { name: 'huge.json', head: '{"treeline":"recording","version":1,"frames":[', sentence: 'huge.json: The file is longer than 64 MB' },
  { name: 'other.json', head: '{"leds": [', sentence: 'other.json has 190.7 MiB; the editor opens files up to 2 MiB.' },
]) {
  test(`200 MB that are dropped are refused at once: ${name}`, async ({ workbench, page }) => {
    await played(workbench);
    await withDrops(page);
    await page.evaluate(
      ([file, begins]) => dispatchEvent(dropOf(new File([begins, new Uint8Array(200e6 - begins.length).fill(32)], file))),
      [name, head] as const,
    );
    await expect(page.getByText(sentence)).toBeVisible({ timeout: 5_000 });
    await expect(workbench.tree).toContainText('of 2');
  });
}

test('the command line makes the same film', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'treeline-film-'));
  try {
    writeFileSync(join(folder, 'show.py'), SHOW);
    const told = await treeline(['preview', 'show.py', '--webm', '--size', '640x360', '--fps', '25'], folder);
    expect(told).toContain('Wrote show.webm.');
    const film = readFileSync(join(folder, 'show.webm'));
    expect(await framesOf(film)).toBe(51);
    const seen = await watch(page, film, 'video/webm');
    expect(seen).toMatchObject({ width: 640, height: 360 });
    expect(seen.early.red).toBeGreaterThan(seen.early.blue * 2);
    expect(seen.late.blue).toBeGreaterThan(seen.late.red * 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

async function played(workbench: Workbench): Promise<void> {
  await workbench.write(SHOW);
  await expect(workbench.tree).toContainText('of 2 ');
  await workbench.page.getByRole('button', { name: 'Pause' }).click();
  await workbench.page.getByRole('button', { name: 'Back to the beginning' }).click();
}

async function choose(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Export the show' }).click();
  await page.getByRole('button', { name: new RegExp(`^${title}(?!,)`) }).click();
}

async function exported(page: Page, title: string): Promise<Buffer> {
  const coming = page.waitForEvent('download', { timeout: 240_000 });
  await choose(page, title);
  return readFileSync(await (await coming).path());
}

/** Real drops cannot be driven: only their event is made here, with a file as a drop has one. */
async function withDrops(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, {
      dropOf(file: File): DragEvent {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(file);
        return new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      },
    });
  });
}

declare const dropOf: (file: File) => DragEvent;

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await withDrops(page);
  await page.evaluate(([file, base64]) => dispatchEvent(dropOf(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], file))), [
    name,
    bytes.toString('base64'),
  ] as const);
}

/** How many pictures a film holds. */
async function framesOf(film: Buffer): Promise<number> {
  const input = new Input({ source: new BufferSource(film), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  return (await track!.computePacketStats()).packetCount;
}

interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** Plays a film in the browser: what it is, and the light at a quarter and at three quarters of it. */
async function watch(page: Page, film: Buffer, type: string) {
  // The workbench's own page may show no films.
  const blank = await page.context().newPage();
  const seen = await blank.evaluate(
    async ([base64, mime]) => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: mime }));
      await new Promise((resolve, reject) => {
        video.onloadeddata = resolve;
        video.onerror = () => reject(new Error(video.error?.message));
      });
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
      const context = canvas.getContext('2d')!;
      const lightAt = async (seconds: number) => {
        video.currentTime = seconds;
        await new Promise((resolve) => (video.onseeked = resolve));
        context.drawImage(video, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const sum = { red: 0, green: 0, blue: 0 };
        for (let at = 0; at < data.length; at += 4) {
          sum.red += data[at]!;
          sum.green += data[at + 1]!;
          sum.blue += data[at + 2]!;
        }
        return sum;
      };
      const { videoWidth: width, videoHeight: height, duration } = video;
      return { width, height, duration, early: await lightAt(duration / 4), late: await lightAt((duration * 3) / 4) };
    },
    [film.toString('base64'), type] as const,
  );
  await blank.close();
  return seen;
}

function strongest({ red, green, blue }: Colour): string {
  const most = Math.max(red, green, blue);
  return most === red ? 'red' : most === green ? 'green' : 'blue';
}

function columns(leds: number): string {
  return Array.from({ length: leds }, (_, i) => `,R_${i},G_${i},B_${i}`).join('');
}

function pngSize(png: Buffer): [number, number] {
  expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** A pixel of a PNG as Treeline writes them: 8 bits a channel, RGB, what changed from the row above. */
function pixelOf(png: Buffer, x: number, y: number): number[] {
  const stride = png.readUInt32BE(16) * 3 + 1;
  const data = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const pixel = [0, 0, 0];
  for (let row = 0; row <= y; row++) {
    for (let channel = 0; channel < 3; channel++) pixel[channel] = (pixel[channel]! + data[row * stride + 1 + x * 3 + channel]!) & 255;
  }
  return pixel;
}

/** Runs the command; resolves to what it said on stderr. */
function treeline(args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [CLI, ...args],
      { cwd, env: { ...process.env, TREELINE_DATA: join(cwd, 'data') } },
      (error, _stdout, stderr) => (error ? reject(new Error(stderr, { cause: error })) : resolve(stderr)),
    );
  });
}
