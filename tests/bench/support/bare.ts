import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { program } from '@/tests/bench/support/load'

/** A bare Node server (bare-server.ts) as a process of its own. */
export async function startBare(file = ''): Promise<{ url: string; pid: number; stop: () => void }> {
  const child = spawn(process.execPath, [program('bare-server'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  process.once('exit', () => child.kill())
  return {
    url: `http://127.0.0.1:${port.toString().trim()}`,
    pid: child.pid ?? 0,
    stop: () => child.kill(),
  }
}
