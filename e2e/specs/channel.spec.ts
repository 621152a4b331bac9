import { expect, withDocker, withoutDocker } from '../fixtures/engine.ts';

/** Images, packages and an environment are made from nothing. */
const FROM_NOTHING = 300_000;

/** Shines in one colour and says so, and goes on until it is cancelled. */
const BEACON = String.raw`#!/bin/sh
line=$(while [ $((i += 1)) -le $TREELINE_LEDS ]; do printf 00ff00; done)
echo shining
while true; do echo $line; done > "$TREELINE_LIGHTS"
`;

withoutDocker('a sample whose lights come with its run says so, and what it needs', async ({ workbench, page }) => {
  await workbench.openSample('Fireflies');
  await expect(page.getByRole('button', { name: 'Engine: Docker' })).toBeVisible();
  await expect(workbench.tree).toContainText('Run it: its lights come as it runs');
  await expect.poll(async () => (await workbench.light()).lit).toBeLessThan(1_500);
  await workbench.run();
  await expect(workbench.verdict).toContainText('This submission needs the docker engine.');
});

withDocker('a program in C lights the tree while it runs, and its lights are kept', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await workbench.openSample('Bonfire');
  // Seconds: it burns for 20 where nothing else is said.
  await page.getByRole('button', { name: /^Input/ }).click();
  await page.getByRole('textbox', { name: 'Arguments' }).fill('10');
  await page.keyboard.press('Escape');
  await workbench.run();
  await expect(workbench.stages.getByRole('button', { name: /^Run stage: running/ })).toBeVisible({ timeout: FROM_NOTHING });
  await expect.poll(async () => (await workbench.light()).red, { timeout: 10_000 }).toBeGreaterThan(120);
  // Nobody has waited for its end.
  await expect(workbench.stages.getByRole('button', { name: /^Run stage: running/ })).toBeVisible();
  await page.getByRole('tab', { name: 'lights.c' }).click();
  await expect(workbench.timeline).toContainText('run');

  await expect(workbench.verdict).toContainText('OK', { timeout: 40_000 });
  await expect.poll(async () => (await workbench.light()).red).toBeGreaterThan(120);
  await page.getByRole('tab', { name: /aurora/ }).click();
  await expect.poll(async () => (await workbench.light()).red).toBeLessThan(110);
  await page.getByRole('tab', { name: 'main.c' }).click();
  await expect.poll(async () => (await workbench.light()).red).toBeGreaterThan(120);

  await workbench.openPanel('History');
  await workbench.submissions.first().getByRole('button').first().click();
  await expect(page.getByRole('tab', { name: /as it was run/ }).first()).toBeVisible();
  await expect.poll(async () => (await workbench.light()).red).toBeGreaterThan(120);
});

withDocker('what is lit is the tree that is looked at; a wrong line is told', async ({ workbench, page }) => {
  withDocker.setTimeout(FROM_NOTHING);
  await workbench.begin('run.sh', BEACON);
  await expect(workbench.tree).toContainText('Run it: its lights come as it runs');
  await workbench.run();
  await expect.poll(async () => (await workbench.light()).green, { timeout: FROM_NOTHING }).toBeGreaterThan(120);
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(workbench.verdict).toContainText('Cancelled');
  await expect.poll(async () => (await workbench.light()).green).toBeGreaterThan(120);

  await workbench.write('echo red > "$TREELINE_LIGHTS"\nwhile true; do :; done\n');
  // The lights of the run before stay until there are others.
  await expect.poll(async () => (await workbench.light()).green).toBeGreaterThan(120);
  await workbench.run();
  await expect(workbench.verdict).toContainText('Line 1 of the lights: it has 3 digits');
});
