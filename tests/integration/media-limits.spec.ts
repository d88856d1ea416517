import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { probeFile } from '@/lib/server/media/probe'
import { stopDecoder } from '@/lib/server/media/decoder'
import { limited, onPath, plainEnv } from '@/lib/server/media/limited'
import { media } from '@/tests/support/make-media'

const MB = 1_000_000
/** Runs a program under limits, as those that decode files are run. */
function run(program: string, limits: { dataBytes: number; cpuSeconds: number }) {
  const { file, args } = limited({ file: process.execPath, args: ['-e', program] }, limits)
  return spawnSync(file, args, { env: plainEnv(), encoding: 'utf8', timeout: 60_000 })
}
const hold = (megabytes: number) =>
  `const held = []; for (let at = 0; at < ${megabytes}; at += 20) held.push(Buffer.alloc(20e6, 1)); console.log('held')`

test.describe('what decodes a file', () => {
  test.skip(process.platform !== 'linux' || onPath('prlimit') === null, 'prlimit is not on this machine')

  test('ends when it takes more memory than it may, and has what it may', () => {
    const limits = { dataBytes: 700 * MB, cpuSeconds: 60 }
    expect(run(hold(100), limits)).toMatchObject({ status: 0, stdout: 'held\n' })
    const greedy = run(hold(1_000), limits)
    expect(greedy.stdout).toBe('')
    expect(greedy.status).not.toBe(0)
  })

  test('ends when it works longer than it may', () => {
    const { status, signal } = run('for (;;);', { dataBytes: 700 * MB, cpuSeconds: 1 })
    expect(status).toBeNull()
    expect(['SIGXCPU', 'SIGKILL']).toContain(signal)
  })
})

test('what decodes a file is told no secret', () => {
  process.env.GMI_API_KEY = 'a-key-of-somebody'
  try {
    const { stdout } = spawnSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], {
      env: plainEnv(),
      encoding: 'utf8',
    })
    expect(stdout).toContain('PATH')
    expect(stdout).not.toContain('a-key-of-somebody')
  } finally {
    delete process.env.GMI_API_KEY
  }
})

test.describe('a decoder that no longer answers', () => {
  test.skip(process.platform !== 'linux', 'children are found in /proc')
  test.afterAll(stopDecoder)

  test('is ended after 20 seconds, its file is refused as too slow, and the next file is read', async () => {
    test.setTimeout(90_000)
    const photo = await media('photo.jpg')
    expect(await probeFile(photo)).toMatchObject({ ok: true })
    const [pid = 0, ...others] = decoders()
    expect(others).toEqual([])
    process.kill(pid, 'SIGSTOP')
    const asked = performance.now()
    const probe = await probeFile(photo)
    const seconds = (performance.now() - asked) / 1000
    expect(probe).toMatchObject({ ok: false, reason: { code: 'tooSlow', seconds: 20 } })
    expect(seconds).toBeGreaterThan(19.9)
    await expect.poll(decoders).toEqual([])
    expect(await probeFile(photo)).toMatchObject({ ok: true })
    expect(decoders()).not.toContain(pid)
  })
})

/** Process ids of the decoders this process has started. */
function decoders(): number[] {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
  return pids.filter((pid) => {
    try {
      const parent = / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1) ?? '')?.[1]
      return (
        Number(parent) === process.pid &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('media-decoder')
      )
    } catch {
      return false
    }
  })
}
