// `npm run check`: format, lint with import zones, types, dead code, unit tests. Seconds, no database. Runs on two cores at once.
import { bin, run } from './tools.mjs'

const node = process.execPath
const unit = [bin('@playwright/test/cli.js'), 'test', '--project=unit']
const steps = {
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  types: [bin('typescript/bin/tsc'), '--noEmit'],
  lint: [
    bin('eslint/bin/eslint.js'),
    '--max-warnings=0',
    '--cache',
    '--cache-location',
    'node_modules/.cache/eslint/',
    '.',
  ],
  knip: [bin('knip/bin/knip.js')],
}

export async function check({ withUnit = true } = {}) {
  // next-env.d.ts and route types are made by Next; tsc needs them in a fresh clone.
  await run(node, [bin('next/dist/bin/next'), 'typegen'], {
    quiet: true,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
  const failed = []
  const queue = Object.entries(steps)
  async function worker() {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [name, args] = next
      const from = Date.now()
      const code = await run(node, args)
      console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  ${((Date.now() - from) / 1000).toFixed(1)} s`)
      if (code !== 0) failed.push(name)
    }
  }
  await Promise.all([worker(), worker()])
  if (withUnit && (await run(node, unit)) !== 0) failed.push('unit')
  return failed
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const failed = await check()
  if (failed.length > 0) {
    console.error(`Failed: ${failed.join(', ')}`)
    process.exit(1)
  }
}
