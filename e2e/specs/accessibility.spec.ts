import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/test.ts';

for (const theme of ['Light', 'Dark']) {
  test(`roles, names and contrast hold in the ${theme.toLowerCase()} theme`, async ({ workbench, page }) => {
    await workbench.openPanel('Settings');
    await page.getByRole('button', { name: theme, exact: true }).click();
    // The editor is Monaco's own work.
    const { violations } = await new AxeBuilder({ page }).exclude('[data-editor]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  });
}

test('everything that can be pressed has a name', async ({ workbench, page }) => {
  await expect(workbench.tree).toBeVisible();
  for (const button of await page.getByRole('button').all()) await expect(button).toHaveAccessibleName(/\S/);
});
