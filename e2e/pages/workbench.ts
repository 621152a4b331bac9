import { expect, type Locator, type Page } from '@playwright/test';
import { lightOf, type Light } from '../fixtures/light.ts';

/** A busy machine may take long to load the editor. */
const PATIENT = { timeout: 30_000 };

/** The workbench as a user knows it: what can be seen by its role and name, and done with keys and clicks. */
export class Workbench {
  readonly page: Page;
  readonly tree: Locator;
  readonly timeline: Locator;
  readonly output: Locator;
  readonly stages: Locator;
  readonly status: Locator;
  readonly verdict: Locator;
  readonly submissions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('region', { name: 'Tree' });
    this.timeline = page.getByRole('region', { name: 'Timeline' });
    this.output = page.getByRole('log', { name: 'Output' });
    this.stages = page.getByRole('group', { name: 'Stages' });
    this.status = page.getByRole('contentinfo', { name: 'Status' });
    this.verdict = page.getByRole('region', { name: 'Stages and output' }).locator('[aria-live]');
    this.submissions = page.getByRole('list', { name: 'Submissions' }).getByRole('listitem');
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.stands();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.stands();
  }

  /** Waits until the page is interactive and the real editor is there. */
  async stands(): Promise<void> {
    await expect(this.page.locator('html[data-ready]')).toBeAttached(PATIENT);
    await expect(this.page.locator('[data-editor="code"] .view-lines')).toBeVisible(PATIENT);
  }

  /** Writes a program over whatever the editor holds. */
  async write(source: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+A');
    // Pasted, since the editor indents what is typed.
    await this.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, source);
  }

  /** Begins a new program of this name, with this text; the files panel, which was closed, stays open. */
  async begin(name: string, text: string): Promise<void> {
    await this.page.keyboard.press('Control+Alt+N');
    await this.openPanel('Files');
    await this.page.getByText('untitled.py').last().hover();
    await this.page.getByRole('button', { name: 'Rename untitled.py' }).click();
    await this.page.getByRole('textbox', { name: 'Name of untitled.py' }).fill(name);
    await this.page.keyboard.press('Enter');
    await this.write(text);
  }

  async focusEditor(): Promise<void> {
    await this.page.locator('[data-editor="code"] .view-lines').click({ position: { x: 4, y: 4 } });
  }

  /** The lines of the program that are in sight. */
  async seenText(): Promise<string> {
    const lines = await this.page.locator('[data-editor="code"] .view-line').evaluateAll((found) =>
      found
        .map((line) => ({ top: (line as HTMLElement).offsetTop, text: (line.textContent ?? '').replaceAll('\u00a0', ' ') }))
        .toSorted((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n');
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run', exact: true }).click();
  }

  /** Opens a side panel that is closed. */
  async openPanel(name: 'Files' | 'Samples' | 'Tree' | 'History' | 'Runtimes' | 'Environments' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Side panels' }).getByRole('button', { name }).click();
  }

  async openSample(title: string): Promise<void> {
    await this.openPanel('Samples');
    await this.page.getByRole('button', { name: title }).click();
  }

  /** What shines on the tree now, as seen on the screen. */
  async light(): Promise<Light> {
    return lightOf(await this.tree.screenshot());
  }
}
