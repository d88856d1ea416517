// Builds the app and the programs it starts as children (decoders, renderer). `--children` builds those only: a tenth of a second.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin, fail, root, run } from './tools.mjs'

/** Every TypeScript file of a folder becomes a program Node can run: `lib/x/a.ts` to `.next/<name>/a.mjs`. */
export async function bundlePrograms(from, name) {
  const { build } = await import('esbuild')
  const folder = path.join(root, from)
  const outdir = path.join(root, '.next', name)
  mkdirSync(outdir, { recursive: true })
  await build({
    entryPoints: readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    conditions: ['react-server'],
    tsconfig: path.join(root, 'tsconfig.json'),
    sourcemap: 'inline',
    logLevel: 'error',
  })
}

export function buildChildren() {
  return bundlePrograms('lib/server/children', 'children')
}

export async function buildAll() {
  const code = await run(process.execPath, [bin('next/dist/bin/next'), 'build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) fail('The build failed. Its message above says why.')
  await buildChildren()
  await makeEmptyDatabase()
}

/** What every first start copies. A build that was stopped half way leaves none. */
async function makeEmptyDatabase() {
  const { PGlite } = await import('@electric-sql/pglite')
  const made = path.join(root, '.next/empty-database')
  const draft = `${made}.draft`
  for (const dir of [made, draft]) rmSync(dir, { recursive: true, force: true })
  const database = await PGlite.create({ dataDir: draft })
  await database.close()
  renameSync(draft, made)
}

if (process.argv[1]?.endsWith('build.mjs')) {
  await (process.argv.includes('--children') ? buildChildren() : buildAll())
}
