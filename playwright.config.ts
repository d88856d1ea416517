import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// lib/server/env.ts imports 'server-only', which throws unless this condition is set.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --conditions=react-server`.trim()

const systemChromium = [
  process.env.PW_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  timeout: 30_000,
  expect: { timeout: 5_000 },
  fullyParallel: false,
  workers: 2,
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  globalSetup: './tests/support/global-setup.ts',
  projects: [
    { name: 'unit', testDir: './tests/unit' },
    { name: 'integration', testDir: './tests/integration', timeout: 60_000 },
    {
      name: 'e2e',
      testDir: './tests/e2e',
      timeout: 90_000,
      use: {
        viewport: { width: 1440, height: 900 },
        trace: 'retain-on-failure',
        video: 'off',
        launchOptions: { ...(systemChromium && { executablePath: systemChromium }), args },
      },
    },
  ],
})
