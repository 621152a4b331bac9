import { expect } from '@playwright/test';
import { test } from '../fixtures/desktop.ts';

const HOME = 'app://workbench/';

test('the workbench opens in its own origin, without a trace of Node or Electron in the page', async ({ page, desktop }) => {
  expect(page.url()).toBe(HOME);
  const there = await page.evaluate(() => ['require', 'process', 'module', 'electron', 'Buffer'].filter((name) => name in globalThis));
  expect(there).toEqual([]);
  const titles = await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()));
  expect(titles).toEqual(['Treeline']);
});

test('the page stands under the policy that it was built with', async ({ page }) => {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
});

test('the page goes nowhere, opens nothing, and loads nothing from elsewhere', async ({ page, desktop }) => {
  await page.evaluate(() => {
    location.href = 'https://example.org/';
    window.open('file:///etc/passwd');
  });
  const loads = await page.evaluate(() =>
    Promise.all(
      ['https://example.org/', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'app://elsewhere/'].map((address) =>
        fetch(address, { mode: 'no-cors' }).then(
          () => 'loaded',
          () => 'refused',
        ),
      ),
    ),
  );
  expect(loads).toEqual(['refused', 'refused', 'refused', 'refused']);
  expect(await page.evaluate(async () => (await fetch('/..%2f..%2fpackage.json')).status)).toBe(404);
  expect(page.url()).toBe(HOME);
  expect(desktop.windows()).toHaveLength(1);
});

test('permissions are denied but for what the workbench needs', async ({ page }) => {
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'camera', 'notifications'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied']);
});

test('the executor’s death is told to the page, which is given a new port when it lives again', async ({ page, desktop }) => {
  await page.waitForLoadState('load');
  const heard = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const said: string[] = [];
        addEventListener('message', ({ data, ports }) => {
          if (typeof data?.type !== 'string' || data.type === 'treeline:ready') return;
          said.push(`${data.type} ${ports.length}`);
          if (data.type === 'treeline:port') resolve(said);
        });
      }),
  );
  await desktop.evaluate(({ app }) => {
    const executor = app
      .getAppMetrics()
      .find((metric) => metric.serviceName === 'Treeline executor' || metric.name === 'Treeline executor');
    if (!executor) throw new Error('there is no executor process');
    process.kill(executor.pid, 'SIGKILL');
  });
  expect(await heard).toEqual(['treeline:gone 0', 'treeline:port 1']);
});

test('closing the window ends the executor too', async ({ desktop, page }) => {
  await page.waitForLoadState('load');
  const pid = await desktop.evaluate(
    ({ app }) =>
      app.getAppMetrics().find((metric) => metric.type === 'Utility' && /Treeline executor/.test(`${metric.name} ${metric.serviceName}`))
        ?.pid,
  );
  expect(pid).toBeDefined();
  await desktop.close();
  await expect.poll(() => alive(pid ?? 0)).toBe(false);
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process: it has ended
  }
}
