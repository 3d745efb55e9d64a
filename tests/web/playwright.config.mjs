// Real Chromium; each test starts its own program on a copy of the demo (support/rowan.mjs).
import {defineConfig} from '@playwright/test';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: 'results',
  globalSetup: './support/prepare.mjs',
  workers: 2,
  fullyParallel: true,
  timeout: 90_000, // a busy machine is slow, not wrong
  retries: 1, // a browser may stumble there; what is wrong is wrong twice
  expect: {timeout: 15_000},
  reporter: [['list', {printSteps: false}]],
  use: {
    launchOptions: {executablePath: process.env.ROWAN_CHROMIUM ?? '/usr/bin/chromium', args: quiet},
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    viewport: {width: 1100, height: 800},
  },
});
