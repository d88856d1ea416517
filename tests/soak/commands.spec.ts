import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { finishAll, QUEUE_KEY, startFakeQueue } from '@/tests/support/fake-queue'
import { media } from '@/tests/support/make-media'
import { freePort } from '@/tests/support/server'
import { freshDatabase, freshDataDir } from '@/tests/support/store'
import { Studio } from '@/tests/support/studio'

/** A command of the README in a process group of its own, so that killing it leaves nobody behind. */
function command(file: string, env: Record<string, string>) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'))
  const child = spawn(process.execPath, [file], {
    detached: true,
    env: { ...clean, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    output: () => printed,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
      process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

test('pages by npm start, work by npm run worker: killed in the middle of a job, the next worker goes on with it', async ({
  browser,
}) => {
  test.skip(!process.env.TEST_DATABASE_URL, 'needs TEST_DATABASE_URL')
  const [database, queue, port] = [await freshDatabase(), await startFakeQueue(), await freePort()]
  const dataDir = freshDataDir()
  const env = {
    ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, SHOTBOARD_WORKERS: '0', PORT: String(port) },
    ...{ GMI_API_KEY: QUEUE_KEY, GMI_QUEUE_BASE_URL: queue.url },
  }
  queue.files.set('out.mp4', await readFile(await media('clip.mp4')))
  const running = [command('lib/cli/start.mjs', env)]
  const worker = async () => {
    const made = command('lib/cli/worker.mjs', env)
    running.push(made)
    await expect.poll(made.output, { timeout: 60_000 }).toContain('Shotboard worker is ready')
    return made
  }
  try {
    const baseURL = `http://127.0.0.1:${port}`
    const health = () =>
      fetch(`${baseURL}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    await expect.poll(health, { timeout: 300_000 }).toBe(true)
    const context = await browser.newContext({ baseURL })
    const studio = new Studio(await context.newPage())
    await studio.create()
    await studio.writePrompt(1, 'A lamp is lit')
    await studio.saved()
    await studio.generate()
    await expect(studio.take(1)).toBeVisible()
    expect(queue.posts, 'no worker, no work').toBe(0)

    const first = await worker()
    await expect.poll(() => queue.posts, { timeout: 30_000 }).toBe(1)
    const [made] = queue.requests
    const looked = new Promise<void>((resolve) =>
      queue.during.set(`GET /requests/${made?.request_id}`, () => (resolve(), new Promise(() => undefined))),
    )
    await looked
    await first.kill()
    queue.during.clear()
    finishAll(queue)
    const killedAt = Date.now()
    await worker()
    await studio.playTake(1, 120_000)
    console.log(`taken over and finished ${Math.round((Date.now() - killedAt) / 100) / 10} s after the kill`)
    expect(queue.posts).toBe(1)
    await context.close()
  } finally {
    for (const each of running) await each.kill()
    await queue.stop()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
