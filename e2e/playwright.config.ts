import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './fixtures/chromium.ts';

export default defineConfig({
  testDir: './specs',
  outputDir: '../.out/test/e2e',
  // A test waits as much as it computes. Each worker has a host, a port and a window of its own.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Once more, and then with a trace: to keep one all the time costs half as much again. It is told by name (.setup/test/e2e.ts).
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    trace: 'on-first-retry',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
  },
});
