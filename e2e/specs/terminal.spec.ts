import { expect, withDocker } from '../fixtures/engine.ts';

const PROGRAM = `#!/bin/bash
read -rp 'name? ' name
echo "hello $name"
trap 'echo caught' INT
shopt -s checkwinsize
while read -r line || [ $? -gt 128 ]; do (:); echo "said $line, $COLUMNS wide"; done
echo over
`;

withDocker(
  'a program asks in its terminal, is answered, outlives a reload of the window, and is played again',
  async ({ workbench, page }) => {
    withDocker.setTimeout(300_000);
    await workbench.begin('main.py', '');
    await page.getByRole('button', { name: 'Add a file to main.py' }).click();
    await page.keyboard.type('run.sh');
    await page.keyboard.press('Enter');
    await workbench.write(PROGRAM);
    await page.getByRole('button', { name: 'Run in terminal' }).click();

    const terminal = page.getByRole('application', { name: /^Terminal/ });
    const rows = terminal.locator('.xterm-rows');
    await expect(workbench.verdict).toContainText('waits for input', { timeout: 200_000 });
    await expect(rows).toContainText('name?');
    // What would open the palette elsewhere is the program's here.
    await page.keyboard.type('Ada');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect(rows).toContainText('hello Ada');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const columns = () => page.evaluate(() => localStorage.getItem('treeline-terminal-size')?.split('x')[0]);
    const before = await columns();
    await page.setViewportSize({ width: 1_000, height: 700 });
    await expect.poll(columns).not.toBe(before);
    await page.keyboard.type('smaller');
    await page.keyboard.press('Enter');
    await expect(rows).toContainText(`said smaller, ${await columns()} wide`);
    await page.keyboard.press('Control+C');
    await expect(rows).toContainText('caught');

    await workbench.reload();
    await expect(rows).toContainText('hello Ada');
    await expect(workbench.verdict).toContainText('waits for input');
    await terminal.click();
    await page.keyboard.type('back');
    await page.keyboard.press('Enter');
    await expect(rows).toContainText('said back');
    await page.keyboard.press('Control+D');
    await expect(workbench.verdict).toContainText('OK');

    const replay = page.getByRole('toolbar', { name: 'Replay' });
    await replay.getByRole('slider').fill('0');
    await expect(rows).not.toContainText('hello');
    await replay.getByRole('combobox').selectOption('8');
    await replay.getByRole('button', { name: 'Play it again' }).click();
    await expect(rows).toContainText('over');
    const download = page.waitForEvent('download');
    await replay.getByRole('button', { name: 'Save as an asciicast' }).click();
    expect((await download).suggestedFilename()).toBe('main.py.cast');
  },
);
