import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './fixtures/chromium.ts';

export default defineConfig({
  testDir: './specs',
  outputDir: '../.out/test/e2e',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
  },
});
