import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// A key or a database that a person has set in the shell is not for tests.
for (const name of Object.keys(process.env))
  if (/^(DATA_DIR|DATABASE_URL|PUBLIC_URL|PORT|HOST|MEDIA_QUOTA|GMI_\w+|SHOTBOARD_\w+)$/.test(name))
    delete process.env[name]
// Before any file of a worker can read the settings, which are read once: the default folder would be everybody's.
if (process.env.TEST_WORKER_INDEX !== undefined) {
  const own = mkdtempSync(path.join(tmpdir(), 'shotboard-worker-'))
  process.env.DATA_DIR = own
  process.once('exit', () => rmSync(own, { recursive: true, force: true }))
}

const systemChromium = [
  process.env.PW_CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file && existsSync(file))
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

const browser = {
  viewport: { width: 1440, height: 900 },
  actionTimeout: 15_000,
  // A trace films the page without pause, which costs more than the page: `--trace on` where it is wanted.
  trace: 'off',
  screenshot: 'only-on-failure',
  // A spinner redraws the whole window where no graphics card helps.
  contextOptions: { reducedMotion: 'reduce' },
  video: 'off',
  launchOptions: { ...(systemChromium && { executablePath: systemChromium }), args },
} as const

export default defineConfig<object, { storeKind: 'pglite' | 'postgres' }>({
  testDir: './tests',
  tsconfig: './tests/tsconfig.json',
  outputDir: './test-results',
  timeout: 30_000,
  // How soon something is there depends on how busy the machine is; a wait that ends early saves nothing.
  expect: { timeout: 20_000 },
  fullyParallel: false,
  // What is not e2e waits more than it works.
  workers: 3,
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  // More of what another test already shows, a minute each: with `npm run test:kills`.
  grepInvert: process.env.TEST_KILLS ? /^$/ : /@long/,
  globalSetup: './tests/support/global-setup.ts',
  projects: [
    { name: 'unit', testDir: './tests/unit' },
    { name: 'integration', testDir: './tests/integration', timeout: 120_000 },
    // The same data suite on a real PostgreSQL, where there is one.
    ...(process.env.TEST_DATABASE_URL
      ? [
          {
            name: 'integration-postgres',
            testDir: './tests/integration',
            testMatch: 'data-*.spec.ts',
            timeout: 120_000,
            use: { storeKind: 'postgres' as const },
          },
        ]
      : []),
    // Minutes of killed servers: `npm run test:kills`, beside the random ones of `npm run test:soak`.
    ...(process.env.TEST_KILLS
      ? [
          {
            name: 'kills',
            testDir: './tests/soak',
            timeout: 600_000,
            expect: { timeout: 20_000 },
            workers: 1,
            use: browser,
          },
        ]
      : []),
    {
      name: 'e2e',
      testDir: './tests/e2e',
      workers: 2,
      timeout: 180_000,
      use: browser,
    },
  ],
})
