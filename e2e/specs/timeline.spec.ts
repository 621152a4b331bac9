import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import type { Workbench } from '../pages/workbench.ts';

/** Four seconds: red, green and blue from the foot up, then white, set by lines 3, 5 and 8. */
const SHOW = `import time
n = getLEDCount()
setLEDs([RED] * n)
time.sleep(1)
setLEDs([GREEN] * n)
print("green now")
time.sleep(1)
setLEDs([BLUE if i < n // 2 else WHITE for i in range(n)])
time.sleep(2)
`;

async function played(workbench: Workbench): Promise<Locator> {
  await workbench.write(SHOW);
  // A busy machine may take long to bake.
  await expect(workbench.timeline).toContainText('0:04.0', { timeout: 60_000 });
  await expect(workbench.timeline.getByRole('button', { name: /notice/ })).toBeVisible();
  return workbench.timeline.getByRole('slider', { name: 'Time of the show' });
}

/** Presses on a place of the slider, in shares of its width and height. */
async function clickAt(slider: Locator, x: number, y: number): Promise<void> {
  const box = await boxOf(slider);
  await slider.click({ position: { x: x * box.width, y: y * box.height } });
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}

/** How much of the recording is seen, as the scrollbar tells it, ms. */
async function seenFrom(page: Page): Promise<number> {
  return Number(await page.getByRole('scrollbar', { name: 'Section that is seen' }).getAttribute('aria-valuenow'));
}

test('a click goes to a frame and to an LED of it, shows its line and its values through time', async ({ workbench, page }, info) => {
  const slider = await played(workbench);
  await test.step('the strip is as it was', async () => {
    info.snapshotSuffix = '';
    const alone = await page.addStyleTag({
      content: '[aria-label="Timeline"] [aria-hidden]:not(canvas), [aria-hidden] * { visibility: hidden !important; }',
    });
    await expect(slider.locator('canvas')).toHaveScreenshot('strip.png', { maxDiffPixels: 50 });
    await alone.evaluate((element) => (element as Element).remove());
  });
  await clickAt(slider, 0.4, 0.9);
  await expect(slider).toHaveAttribute('aria-valuetext', /frame 2 of 3$/);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(workbench.timeline.getByRole('button', { name: 'line 5' })).toBeVisible();
  await expect(page.locator('.treeline-live-line')).toHaveCount(1);
  const values = workbench.timeline.getByRole('img', { name: /^Red, green, blue and brightness of LED \d+/ });
  await expect(values).toHaveAccessibleName(/it changes 3 times$/);
  const led = Number(/LED (\d+)/.exec((await values.getAttribute('aria-label')) ?? '')?.[1]);
  expect(led).toBeLessThan(100);
  await expect(workbench.tree.getByRole('complementary', { name: `LED ${led}` })).toBeVisible();

  await workbench.timeline.getByRole('button', { name: 'Its next change' }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /frame 3 of 3$/);
  await expect(workbench.timeline).toContainText('0 0 255');
  await expect(workbench.timeline).toContainText('line 8');
  await page.screenshot({ path: '.out/screens/timeline-led.png' });
  await workbench.timeline.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(values).toHaveCount(0);
});

test('the line of a frame is brought into sight, and the keys stay where they are', async ({ workbench, page }) => {
  await workbench.write(
    `n = getLEDCount()\nsetLEDs([RED] * n)\n${'# far\n'.repeat(80)}from time import sleep\nsleep(1)\nsetLEDs([BLUE] * n)\nsleep(1)\n`,
  );
  const slider = workbench.timeline.getByRole('slider', { name: 'Time of the show' });
  await expect(slider).toHaveAttribute('aria-valuetext', /of 2$/);
  await slider.focus();
  await slider.press('Home');
  await slider.press('.');
  await slider.press('.');
  await expect(page.locator('[data-editor="code"] .view-line', { hasText: 'BLUE' })).toBeInViewport();
  await expect(slider).toBeFocused();
});

test('comes closer with wheel and keys, moves sideways, and shows the whole again', async ({ workbench, page }) => {
  const slider = await played(workbench);
  const overview = page.getByRole('scrollbar', { name: 'Section that is seen' });
  await expect(overview).toHaveCount(0);
  const box = await boxOf(slider);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -700);
  await expect(overview).toBeVisible();
  const before = await seenFrom(page);
  await page.mouse.wheel(300, 0);
  await expect.poll(() => seenFrom(page)).toBeGreaterThan(before);
  await page.screenshot({ path: '.out/screens/timeline-zoomed.png' });

  await overview.focus();
  await overview.press('ArrowLeft');
  await expect.poll(() => seenFrom(page)).toBeLessThan(before + 400);
  await slider.focus();
  await slider.press('0');
  await expect(overview).toHaveCount(0);
  await slider.press('+');
  await expect(overview).toBeVisible();
  await page.getByRole('button', { name: 'Fit all' }).click();
  await expect(overview).toHaveCount(0);
});

test('plays, rests, goes slower, and ends where it does not loop', async ({ workbench, page }) => {
  const slider = await played(workbench);
  const playback = workbench.timeline.getByRole('toolbar', { name: 'Playback' });
  const button = (name: string) => playback.getByRole('button', { name, exact: true });
  const time = async () => Number(await slider.getAttribute('aria-valuenow'));
  const end = Number(await slider.getAttribute('aria-valuemax'));
  await button('Pause').click();
  const rests = await time();
  await page.waitForTimeout(300);
  expect(await time()).toBe(rests);

  await button('Back to the beginning').click();
  expect(await time()).toBe(0);
  await playback.getByRole('combobox', { name: 'Speed' }).selectOption('0.25×');
  await button('Play').click();
  const begin = performance.now();
  await expect.poll(time).toBeGreaterThan(300);
  const slow = (await time()) / (performance.now() - begin);
  // A busy machine shows fewer pictures, and may show less of the time than there was.
  expect(slow).toBeLessThan(0.4);

  await playback.getByRole('combobox', { name: 'Speed' }).selectOption('4×');
  await expect(button('Loop')).toHaveAttribute('aria-pressed', 'true');
  await button('Loop').click();
  await expect(button('Play')).toBeVisible();
  expect(await time()).toBe(end);
  await button('Play').click();
  await expect(button('Play')).toBeVisible();
  await expect.poll(time).toBe(end);
});

test('loops a section drawn on the ruler, or marked by keys', async ({ workbench, page }) => {
  const slider = await played(workbench);
  const box = await boxOf(slider);
  const ruler = await boxOf(page.getByTestId('ruler'));
  const x = (share: number) => box.x + share * box.width;
  await page.mouse.move(x(0.5), ruler.y + 8);
  await page.mouse.down();
  await page.mouse.move(x(0.6), ruler.y + 8, { steps: 4 });
  await page.mouse.move(x(0.8), ruler.y + 8, { steps: 4 });
  await page.mouse.up();
  const clear = workbench.timeline.getByRole('button', { name: /^loop of a section/ });
  await expect(clear).toBeVisible();
  const time = async () => Number(await slider.getAttribute('aria-valuenow'));
  for (let looks = 0; looks < 20; looks++) {
    const now = await time();
    expect(now).toBeGreaterThan(1_950);
    expect(now).toBeLessThan(3_300);
    await page.waitForTimeout(100);
  }
  await clear.click();
  await expect(clear).toHaveCount(0);

  await slider.focus();
  await slider.press('Space');
  await slider.press('Home');
  await slider.press('o');
  await expect(clear).toHaveCount(0);
  await slider.press('.');
  await slider.press('i');
  await expect(clear).toBeVisible();
  await slider.press('x');
  await expect(clear).toHaveCount(0);
});

test('what is printed and noticed stands at its moment, and is gone to', async ({ workbench, page }) => {
  const slider = await played(workbench);
  const markers = workbench.timeline.getByRole('group', { name: 'Markers' });
  const print = markers.getByRole('button', { name: /printed “green now”/ });
  await print.click();
  await expect(slider).toHaveAttribute('aria-valuetext', /^0:01\.03, frame 2 of 3$/);
  await print.press('ArrowRight');
  await expect(markers.getByRole('button', { name: /LEDs lit/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', /frame 3 of 3$/);
});

test('a run made on a quicker tree is played as this one would show it', async ({ workbench, page }) => {
  await played(workbench);
  await workbench.run();
  await expect(workbench.verdict).toContainText('OK');
  await workbench.openPanel('History');
  await workbench.submissions.first().getByRole('button').click();
  await expect(workbench.timeline).toContainText('a run');
  const choice = workbench.timeline.getByRole('button', { name: 'as recorded' });
  await expect(choice).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Side panels' }).getByRole('button', { name: 'Tree' }).click();
  const speed = page.getByRole('textbox', { name: 'µs for each LED' });
  await speed.fill('1000');
  await speed.press('Tab');
  await choice.click();
  // Three times 0.485 s more.
  await expect(workbench.timeline).toContainText('0:05.50');
  await workbench.timeline.getByRole('button', { name: 'as the tree' }).click();
  await expect(workbench.timeline).toContainText('0:04.04');
});
