// `npm run test:kills`: servers and workers killed with SIGKILL at every marked point, on the embedded database and on PostgreSQL.
import { bin, fail, installPackages, needFfmpeg, requireNode, run } from './tools.mjs'

requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
const { buildChildren } = await import('./build.mjs')
await buildChildren()
const { startPostgres } = await import('./postgres.mjs')
const postgres = await startPostgres()
if (postgres) process.env.TEST_DATABASE_URL = postgres.url
const code = await run(process.execPath, [bin('@playwright/test/cli.js'), 'test', '--project=kills'], {
  env: { TEST_KILLS: '1' },
})
await postgres?.stop()
if (code !== 0) fail('A point lost something, or was never reached. The lines above say which.')
