import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type RunningServer = {
  url: string
  dataDir: string
  pid: () => number
  /** Everything the server printed so far. */
  output: () => string
  /** SIGKILL: no chance to tidy up. */
  kill: () => Promise<void>
  stop: () => Promise<void>
  /** On the same port and data directory. */
  restart: () => Promise<void>
}

// A worker that is ended at once (a time-out) must not leave its servers behind.
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** A real server of the built app, with its sample, on a data directory of its own. `npm run build` must have run. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  return serveOn(env.DATA_DIR ?? (await startedDataDir()), env)
}

/** A first start takes seconds, so the data directory of one is kept beside and copied, until the next build. */
async function startedDataDir(): Promise<string> {
  const build = readFileSync('.next/BUILD_ID', 'utf8').trim()
  const kept = path.join(tmpdir(), `shotboard-started-${build}`)
  if (!existsSync(kept)) {
    const draft = mkdtempSync(path.join(tmpdir(), 'shotboard-draft-'))
    const first = await serveOn(draft, { DATA_DIR: draft })
    await first.stop()
    try {
      renameSync(draft, kept)
    } catch (error) {
      // Another worker was faster.
      if (!existsSync(kept)) throw error
      rmSync(draft, { recursive: true, force: true })
    }
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shotboard-e2e-'))
  cpSync(kept, dataDir, { recursive: true })
  return dataDir
}

async function serveOn(dataDir: string, env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let printed = ''
  let child: ChildProcess | undefined

  async function start() {
    // The parent runs tests with --conditions=react-server; the server must not inherit it.
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'))
    const started = spawn(process.execPath, ['lib/cli/serve.mjs'], {
      env: {
        ...clean,
        NODE_ENV: 'production',
        ...env,
        PORT: String(port),
        DATA_DIR: dataDir,
      } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const collect = (chunk: Buffer) => (printed += chunk.toString())
    child = started
    running.add(started)
    started.once('exit', () => running.delete(started))
    started.stdout.on('data', collect)
    started.stderr.on('data', collect)
    const deadline = Date.now() + 110_000
    while (Date.now() < deadline) {
      if (started.exitCode !== null)
        throw new Error(`the server stopped with ${started.exitCode}:\n${printed}`)
      const answer = await fetch(`${url}/api/health`).catch(() => null)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the server did not come up:\n${printed}`)
  }
  async function end(signal: NodeJS.Signals) {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await gone
  }

  await start()
  return {
    url,
    dataDir,
    pid: () => child?.pid ?? 0,
    output: () => printed,
    kill: () => end('SIGKILL'),
    restart: start,
    async stop() {
      await end('SIGTERM')
      if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
