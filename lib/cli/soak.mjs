// `npm run test:soak [-- --minutes 30 --store pglite|postgres|both --seed 7]`: servers and workers killed at random under
// random presses, against a counting queue. Prints its seed, ends by itself, fails when anything was lost or paid twice.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fail, installPackages, needFfmpeg, requireNode, root } from './tools.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    store: { type: 'string', default: 'both' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
  },
})
const minutes = Number(values.minutes)
if (!(minutes > 0 && minutes <= 24 * 60)) fail('--minutes must be more than 0 and at most 1440.')
if (!['pglite', 'postgres', 'both'].includes(values.store)) fail('--store must be pglite, postgres or both.')

requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
const { buildChildren, bundlePrograms } = await import('./build.mjs')
await buildChildren()
await bundlePrograms('tests/soak', 'soak')
const { startPostgres } = await import('./postgres.mjs')
const postgres = values.store === 'pglite' ? null : await startPostgres()
if (values.store === 'postgres' && !postgres) fail('No PostgreSQL was found. Set TEST_DATABASE_URL.')
if (values.store === 'both' && !postgres) console.log('No PostgreSQL found: the embedded database only.')

const stores = values.store === 'both' ? (postgres ? ['pglite', 'postgres'] : ['pglite']) : [values.store]
const codes = await Promise.all(stores.map(soak))
await postgres?.stop()
process.exit(codes.some((code) => code !== 0) ? 1 : 0)

function soak(store) {
  const program = ['--no-warnings', '--conditions=react-server', path.join(root, '.next/soak/soak.mjs')]
  const child = spawn(process.execPath, program, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...{ SOAK_STORE: store, SOAK_MINUTES: String(minutes), SOAK_SEED: values.seed },
      ...(postgres && { TEST_DATABASE_URL: postgres.url }),
    },
  })
  // A run that does not end by itself is a failure too.
  const timer = setTimeout(() => child.kill('SIGTERM'), minutes * 60_000 + 600_000)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code ?? 1)
    })
  })
}
