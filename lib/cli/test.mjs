// `npm test`: installs what is missing, also the browser, and runs everything: check, build, unit, integration, e2e.
import { installPackages, needChromium, needFfmpeg, requireNode, bin, run } from './tools.mjs'

requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
const chromium = await needChromium()
if (chromium) process.env.PW_CHROMIUM = chromium
process.env.NEXT_TELEMETRY_DISABLED = '1'

const { check } = await import('./check.mjs')
const failed = await check({ withUnit: false })

const { buildAll } = await import('./build.mjs')
await buildAll()

const { startPostgres } = await import('./postgres.mjs')
const postgres = await startPostgres()
if (postgres) process.env.TEST_DATABASE_URL = postgres.url
else
  console.log(
    'No PostgreSQL found: its half of the integration suite is skipped. Set TEST_DATABASE_URL to run it.',
  )

const extra = process.argv.slice(2)
const code = await run(process.execPath, [bin('@playwright/test/cli.js'), 'test', ...extra])
if (code !== 0) failed.push('tests')
await postgres?.stop()

if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`)
  process.exit(1)
}
