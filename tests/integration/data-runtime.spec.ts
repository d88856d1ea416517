import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startChild } from '@/tests/support/child'
import { copyTemplate, expect, freshDataDir, test } from '@/tests/support/store'

const alone = { DATABASE_URL: '', GMI_API_KEY: '', SHOTBOARD_PASSWORD: '' }

for (const [env, sentence] of [
  [{ PORT: 'eighty' }, 'PORT: must be a number from 0 to 65535.'],
  [
    { HOST: '0.0.0.0' },
    'HOST: 0.0.0.0 can be reached from other machines, so a password is needed. Set SHOTBOARD_PASSWORD, or use 127.0.0.1.',
  ],
  [
    { SHOTBOARD_PASSWORD: 'long enough' },
    'SHOTBOARD_PASSWORD: only the server of npm start checks it. Start with npm start.',
  ],
] as const)
  test(`a start with ${Object.keys(env).join()} wrong ends with one sentence`, async () => {
    const dataDir = freshDataDir()
    const child = await startChild('run-runtime', { ...alone, ...env, DATA_DIR: dataDir })
    expect(await child.ended).toBe(1)
    expect(child.output()).toBe(`${sentence}\n`)
    expect(existsSync(path.join(dataDir, 'db'))).toBe(false)
    rmSync(dataDir, { recursive: true, force: true })
  })

test('a fresh server has the sample, and SIGTERM closes the store before the process ends', async ({
  storeKind,
}) => {
  test.skip(storeKind !== 'pglite', 'the embedded database is ours to close')
  test.setTimeout(120_000)
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  const child = await startChild('run-runtime', { ...alone, DATA_DIR: dataDir })
  await child.printed(/running/)
  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)
  expect(child.output()).toBe('running\n')
  expect(existsSync(path.join(dataDir, 'db', 'postmaster.pid'))).toBe(false)
  rmSync(dataDir, { recursive: true, force: true })
})

test('a data directory that is a file is said by name', async () => {
  const dataDir = freshDataDir()
  const file = path.join(dataDir, 'file')
  writeFileSync(file, '')
  const child = await startChild('run-runtime', { ...alone, DATA_DIR: file })
  expect(await child.ended).toBe(1)
  expect(child.output()).toMatch(new RegExp(`^DATA_DIR: ${file} cannot be used\\. E.+\\n$`))
  rmSync(dataDir, { recursive: true, force: true })
})
