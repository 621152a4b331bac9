import { chromium, type Locator, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../fixtures/chromium.ts';
import { brightestOf } from '../fixtures/light.ts';
import { expect, test } from '../fixtures/test.ts';
import { Workbench } from '../pages/workbench.ts';

/** One frame. Every other LED is so dim that pink turns violet, and grey goes dark: in the steps of any tree. */
const FRAME = `n = getLEDCount()
hues = [RED, ORANGE, GREEN, CYAN, BLUE, PINK, (40, 40, 40, 100)]
def state(i):
    r, g, b, l = hues[i * 7 // n]
    return (r, g, b, 1 if i % 2 else 100)
setLEDs([state(i) for i in range(n)])
`;
/** Lit pixels of a tree that shines. */
const SHINES = 1_500;
/** What halos may differ by from machine to machine, of 110,000 pixels: less than three LEDs have. */
const NEAR = { maxDiffPixels: 200, threshold: 0.1 };

test.use({ window: { viewport: { width: 800, height: 600 }, reducedMotion: 'reduce' } });

const CANVAS_ALONE =
  'section[aria-label="Tree"] div > :not(canvas) { visibility: hidden !important; } canvas { outline: none !important; }';

const canvasOf = (workbench: Workbench): Locator => workbench.tree.locator('canvas');

/** The frame, whole and standing still, with the keys on the tree. */
async function standing(workbench: Workbench): Promise<Locator> {
  const canvas = canvasOf(workbench);
  await workbench.write(FRAME);
  await expect(workbench.timeline).toContainText('live preview');
  await expect(workbench.tree).not.toContainText('baking');
  await canvas.focus();
  await canvas.press('.');
  await expect(workbench.tree).toContainText('frame 1 of 1');
  return canvas;
}

const tool = (workbench: Workbench, name: string): Locator =>
  workbench.tree.getByRole('toolbar', { name: 'View of the tree' }).getByRole('button', { name, exact: true });

test('known frames look as they did', async ({ workbench, page }, info) => {
  // The processor paints them: they are the same on every platform.
  info.snapshotSuffix = '';
  const canvas = await standing(workbench);
  await page.addStyleTag({ content: CANVAS_ALONE });
  const looks = async (name: string, ...keys: string[]): Promise<void> => {
    for (const key of keys) await canvas.press(key);
    await expect(canvas).toHaveScreenshot(`${name}.png`, NEAR);
  };
  await looks('night');
  await looks('dusk-from-above', 'd', '5');
  await looks('day-from-the-left', 'd', '3');
  await looks('shown-with-marks', 'd', 'v', '1');
  await looks('side-by-side-wired', 'v', 'w');
});

test('what the tree shows is told from what was meant, and what is lost is marked and told', async ({ workbench, page }) => {
  const canvas = await standing(workbench);
  await expect(tool(workbench, 'Mark lost hues')).toBeDisabled();
  await tool(workbench, 'Side by side').click();
  await expect(workbench.tree.getByText('Ideal', { exact: true }).last()).toBeVisible();
  await expect(workbench.tree).toContainText('As the tree shows it');
  await expect(workbench.tree).toContainText(/\d+ in another hue/);
  await expect(workbench.tree).toContainText(/\d+ stay dark/);
  await tool(workbench, 'Mark lost hues').click();
  await expect(workbench.tree).not.toContainText('in another hue');

  await canvas.focus();
  await canvas.press('[');
  const inspector = workbench.tree.getByRole('complementary', { name: 'LED 499' });
  await expect(inspector).toContainText('40, 40, 40 at 1 %');
  await expect(inspector).toContainText('0, 0, 0 of 255');
  await expect(inspector).toContainText('too dim for this tree: it stays dark');
  await page.screenshot({ path: '.out/screens/seeing-side-by-side.png' });
});

test('the colours of the deployed tree, and its dead LEDs, are those of its model', async ({ workbench }) => {
  await standing(workbench);
  await workbench.openPanel('Tree');
  await workbench.page.getByRole('group', { name: 'Rules' }).getByRole('button', { name: 'Deployed' }).click();
  await expect(workbench.tree).toContainText('rules of the deployed');
  const canvas = canvasOf(workbench);
  await expect(workbench.tree).not.toContainText('baking');
  await canvas.focus();
  await canvas.press(']');
  await expect(workbench.tree.getByRole('complementary', { name: 'LED 0' })).toContainText('51, 0, 0 of 51');
});

test('a place to stand is chosen by its key and by the dial, and one LED is kept in front', async ({ workbench }) => {
  const canvas = await standing(workbench);
  const side = workbench.tree.getByText(/^Seen from the /);
  await expect(side).toHaveText('Seen from the front');
  await canvas.press('2');
  await expect(side).toHaveText('Seen from the back');
  await workbench.tree.getByRole('button', { name: 'From the right' }).click();
  await expect(side).toHaveText('Seen from the right');

  await canvas.focus();
  await canvas.press('f');
  for (let n = 0; n < 13; n++) await canvas.press(']');
  const follow = workbench.tree.getByRole('button', { name: 'Keep it in front' });
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  const followed = await side.textContent();
  await canvas.press('ArrowLeft');
  await expect(follow, 'a turn by hand lets go').toHaveAttribute('aria-pressed', 'false');
  await canvas.press('4');
  await canvas.press('f');
  await expect(side).toHaveText(followed ?? '');
});

test('a click on a light tells which it is, what it shows and who said so', async ({ workbench }) => {
  const canvas = await standing(workbench);
  await canvas.click({ position: brightestOf(await canvas.screenshot()) });
  const inspector = workbench.tree.getByRole('complementary', { name: /^LED \d+$/ });
  await expect(inspector).toContainText('at 100 %');
  await expect(inspector).toContainText('line 6');
  await canvas.press('Escape');
  await expect(inspector).toHaveCount(0);
});

test('how the tree is looked at is remembered, and is in the palette', async ({ workbench, page }) => {
  await standing(workbench);
  for (const [words, command] of [
    ['dusk', 'The tree at dusk'],
    ['wiring', 'Show or hide the wiring order'],
    ['back', 'The tree from the back'],
    ['side by side', 'Lights as meant and as shown, side by side'],
  ] as const) {
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
    await page.getByRole('option', { name: command }).click();
  }
  const stands = async (): Promise<void> => {
    await expect(tool(workbench, 'Dusk')).toHaveAttribute('aria-pressed', 'true');
    await expect(tool(workbench, 'Wiring order')).toHaveAttribute('aria-pressed', 'true');
    await expect(tool(workbench, 'Side by side')).toHaveAttribute('aria-pressed', 'true');
    await expect(workbench.tree.getByText('Seen from the back')).toBeAttached();
  };
  await stands();
  await page.waitForTimeout(500);
  await workbench.reload();
  await stands();
});

test('another tree is planted under the same eyes', async ({ workbench, page }) => {
  const canvas = await standing(workbench);
  await canvas.press('4');
  await canvas.evaluate((element) => (element.dataset['kept'] = 'yes'));
  await workbench.openPanel('Tree');
  await page.getByRole('textbox', { name: 'LEDs', exact: true }).fill('60');
  await page.keyboard.press('Enter');
  await expect(canvas).toHaveAccessibleName(/^Tree of 60 LEDs/);
  await expect(canvas).toHaveAttribute('data-kept', 'yes');
  await expect(workbench.tree.getByText('Seen from the right')).toBeAttached();
  await expect.poll(async () => (await workbench.light()).lit).toBeGreaterThan(SHINES / 3);
});

test('a context that the machine takes and gives back is waited for, and the tree shines on', async ({ workbench, page }) => {
  await standing(workbench);
  await loseContext(page);
  await expect(workbench.tree.getByRole('status').filter({ hasText: 'let go of the tree' })).toBeVisible();
  await page.evaluate(() => globalThis.treelineLoss.restoreContext());
  await expect(workbench.tree).not.toContainText('let go of the tree');
  await expect(canvasOf(workbench)).toHaveAttribute('data-scene', 'webgl');
  await expect.poll(async () => (await workbench.light()).lit).toBeGreaterThan(SHINES);
});

test('a context that never comes back is done without', async ({ workbench, page }) => {
  const canvas = await standing(workbench);
  await canvas.press('4');
  await loseContext(page);
  await expect(canvas).toHaveAttribute('data-scene', 'canvas');
  await expect(workbench.tree).not.toContainText('let go of the tree');
  await expect.poll(async () => (await workbench.light()).lit).toBeGreaterThan(SHINES);
  await expect(workbench.tree.getByText('Seen from the right')).toBeAttached();
});

test('a context that is lost before it is used is done without', async ({ page, workbench }) => {
  await page.addInitScript(() => (WebGL2RenderingContext.prototype.isContextLost = () => true));
  await page.reload();
  await expect(canvasOf(workbench)).toHaveAttribute('data-scene', 'canvas');
  await expect.poll(async () => (await workbench.light()).lit).toBeGreaterThan(SHINES / 3);
});

test('without WebGL there are the same choices', async ({ host }, info) => {
  info.snapshotSuffix = '';
  const flags = CHROMIUM_FLAGS.filter((flag) => !/angle|swiftshader/.test(flag));
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...flags, '--disable-gpu', '--disable-3d-apis'] });
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 600 }, reducedMotion: 'reduce' });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const workbench = new Workbench(page);
    await workbench.open(host.address);
    const canvas = await standing(workbench);
    await expect(canvas).toHaveAttribute('data-scene', 'canvas');
    const night = (await workbench.light()).lit;
    expect(night).toBeGreaterThan(SHINES);
    await canvas.press('v');
    await expect(workbench.tree).toContainText(/\d+ in another hue/);
    await canvas.press('v');
    for (const key of ['w', '5', 'd', ']']) await canvas.press(key);
    await expect(workbench.tree.getByRole('complementary', { name: 'LED 0' })).toBeVisible();
    await page.screenshot({ path: '.out/screens/seeing-plain.png' });
    await page.addStyleTag({ content: CANVAS_ALONE });
    await expect(canvas).toHaveScreenshot('plain-dusk-from-above-wired.png', NEAR);
    await canvas.press('d');
    await expect.poll(async () => (await workbench.light()).lit, 'day is bright').not.toBe(night);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
});

declare global {
  var treelineLoss: WEBGL_lose_context;
}

async function loseContext(page: Page): Promise<void> {
  await page.evaluate(() => {
    const context = document.querySelector<HTMLCanvasElement>('canvas[data-scene]')?.getContext('webgl2');
    // Once it is lost, nothing can be asked of it any more.
    globalThis.treelineLoss = context?.getExtension('WEBGL_lose_context') as WEBGL_lose_context;
    globalThis.treelineLoss.loseContext();
  });
}
