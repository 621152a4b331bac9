import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from '../../e2e/fixtures/chromium.ts';
import { newDataFolder, removeDataFolder, startHost } from '../../e2e/fixtures/host.ts';
import { Workbench } from '../../e2e/pages/workbench.ts';
import { drawingFigures } from './drawing.ts';
import { openEye } from './eye.ts';
import { type Figure, median } from './figure.ts';

const EDITS = 12;
/** A browser that was only just opened is busy with pages of its own, ms. */
const BROWSER_RESTS = 2_500;
const SIZE = { width: 1280, height: 720 };

/** A whole show of 1,350 frames, whose colour follows the last digit of its first line. */
const SHOW = `k = 1
import time
n = getLEDCount()
colour = RED if k % 2 == 1 else BLUE
while True:
    setLEDs([colour] * n)
    time.sleep(1 / 30)
`;

/** Runs the workbench in a real browser and says how quick it is; null where there is no browser. */
export async function browserFigures(): Promise<Figure[] | null> {
  if (!findChromium()) {
    console.log(`\nThe workbench was not measured: ${NO_CHROMIUM}`);
    return null;
  }
  const data = newDataFolder();
  const host = await startHost(data);
  try {
    return [...(await opening(host.address)), ...(await editing(host.address)), ...(await drawingFigures())];
  } finally {
    await host.stop();
    removeDataFolder(data);
  }
}

async function opening(address: string): Promise<Figure[]> {
  const ready: number[] = [];
  const light: number[] = [];
  for (let n = 0; n < 5; n++) {
    await inBrowser(async (page) => {
      await openEye(page);
      await page.waitForTimeout(BROWSER_RESTS);
      await page.goto(address);
      await page.waitForFunction(() => globalThis.treelineEye.firstLight !== null && globalThis.treelineEye.ready !== null);
      const seen = await page.evaluate(() => ({ ...globalThis.treelineEye }));
      ready.push(seen.ready ?? Number.NaN);
      light.push(seen.firstLight ?? Number.NaN);
    });
  }
  return [
    { name: 'page interactive', value: median(ready), unit: 'ms', asked: 1_500 },
    { name: 'shipped recording shines', value: median(light), unit: 'ms', asked: 1_500 },
  ];
}

export async function editing(address: string): Promise<Figure[]> {
  return inBrowser(async (page) => {
    await openEye(page);
    const workbench = new Workbench(page);
    await workbench.open(address);
    await workbench.write(SHOW);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.waitForTimeout(4_000);
    const taken: number[] = [];
    for (let n = 0; n < EDITS; n++) {
      await page.evaluate((colour) => globalThis.treelineEye.watch(colour), n % 2 === 0 ? ('red' as const) : ('blue' as const));
      await page.keyboard.press(n % 2 === 0 ? '2' : '1');
      await page.waitForFunction(() => globalThis.treelineEye.edit !== null);
      taken.push(await page.evaluate(() => globalThis.treelineEye.edit!.light - globalThis.treelineEye.edit!.key));
      await page.waitForTimeout(1_500);
    }
    return [{ name: `edit → first frame, warm (median of ${EDITS})`, value: median(taken), unit: 'ms', asked: 100 }];
  });
}

async function inBrowser<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    return await work(await browser.newPage({ viewport: SIZE }));
  } finally {
    await browser.close();
  }
}
