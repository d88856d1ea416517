import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { limited, onPath, plainEnv } from '@/lib/server/media/limited'

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
