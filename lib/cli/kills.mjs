// `npm run test:kills`: servers and workers killed with SIGKILL at every marked point, on the embedded database and on
// PostgreSQL; then the tests that `npm test` leaves out for their length.
import { bin, fail, installPackages, needChromium, needFfmpeg, requireNode, run } from './tools.mjs'

requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
const chromium = await needChromium()
if (chromium) process.env.PW_CHROMIUM = chromium
const { buildAll } = await import('./build.mjs')
await buildAll()
const { startPostgres } = await import('./postgres.mjs')
const postgres = await startPostgres()
if (postgres) process.env.TEST_DATABASE_URL = postgres.url
const tests = (...args) =>
  run(process.execPath, [bin('@playwright/test/cli.js'), 'test', ...args], { env: { TEST_KILLS: '1' } })
const killed = await tests('--project=kills')
const long = await tests('--project=integration', '--project=e2e', '--grep=@long')
await postgres?.stop()
if (long !== 0) fail('A long test failed. The lines above say which.')
if (killed !== 0) fail('A point lost something, or was never reached. The lines above say which.')
