import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

export type Child = {
  process: ChildProcess
  /** Everything printed so far, both streams. */
  output: () => string
  /** Resolves when a line matching the pattern was printed; rejects when the process ends first. */
  printed: (pattern: RegExp) => Promise<void>
  ended: Promise<number | null>
  kill: () => Promise<void>
}

/** Runs tests/support/children/<name>.ts as a process of its own, with the given environment. */
export async function startChild(name: string, env: Record<string, string>): Promise<Child> {
  return runChild(await bundleChild(name), env)
}

/** The program of tests/support/children/<name>.ts, for children that are started many times. */
export async function bundleChild(name: string): Promise<string> {
  const folder = path.resolve('node_modules/.cache/shotboard-tests')
  mkdirSync(folder, { recursive: true })
  const outfile = path.join(folder, `${name}-${process.pid}.mjs`)
  await build({
    entryPoints: [`tests/support/children/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    conditions: ['react-server'],
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  })
  return outfile
}

export function runChild(outfile: string, env: Record<string, string>): Child {
  const child = spawn(process.execPath, ['--conditions=react-server', outfile], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const watchers = new Set<() => void>()
  const collect = (chunk: Buffer) => {
    text += chunk.toString()
    for (const watcher of watchers) watcher()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    process: child,
    output: () => text,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(text)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
        void ended.then(() => reject(new Error(`the process ended before it printed ${pattern}:\n${text}`)))
      }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
