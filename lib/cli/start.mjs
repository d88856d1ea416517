// `npm start`: installs what is missing, builds when the sources changed, then serves. Migrations run as the server opens its store.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { installPackages, needFfmpeg, requireNode, root, fail } from './tools.mjs'

requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
process.env.NEXT_TELEMETRY_DISABLED = '1'

const dev = process.argv.includes('--dev')
if (dev) {
  const { buildChildren } = await import('./build.mjs')
  await buildChildren()
} else {
  await buildIfChanged()
}
await import('./serve.mjs')

async function buildIfChanged() {
  const stamp = path.join(root, '.next', 'shotboard-source')
  const source = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return
  console.log('Building')
  const { buildAll } = await import('./build.mjs')
  await buildAll()
  writeFileSync(stamp, source)
}

/** Changes when a file that goes into the build changes: path, size and time of each. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  const visit = (entry) => {
    const file = path.join(root, entry)
    if (!existsSync(file)) return
    const stat = statSync(file)
    if (stat.isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(entry, name))
    else hash.update(`${entry}\0${stat.size}\0${stat.mtimeMs}\n`)
  }
  const files = [
    'app',
    'components',
    'lib',
    'public',
    'instrumentation.ts',
    'proxy.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ]
  for (const entry of files) visit(entry)
  if (!existsSync(path.join(root, 'app')))
    fail('The folder app is missing: is this a whole copy of Shotboard?')
  return hash.digest('hex')
}
