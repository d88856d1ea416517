import path from 'node:path'
import { expect, test } from '@playwright/test'
import { readEnv } from '@/lib/server/env'

test('everything has a default, and DATA_DIR is absolute', () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: path.resolve('data'),
    GMI_QUEUE_BASE_URL: 'https://console.gmicloud.ai/api/v1/ie/requestqueue/apikey',
  })
})

test('an empty value counts as not set', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readEnv({}))
})

for (const [name, value, sentence] of [
  ['PORT', 'http', 'PORT: must be a number from 0 to 65535.'],
  ['PORT', '65536', 'PORT: must be a number from 0 to 65535.'],
  ['DATABASE_URL', 'mysql://x', 'DATABASE_URL: must be an address that starts with postgres://.'],
  ['PUBLIC_URL', 'shots.example.com', 'PUBLIC_URL: must be an address that starts with http:// or https://.'],
  ['PUBLIC_URL', 'ftp://x.example', 'PUBLIC_URL: must be an address that starts with http:// or https://.'],
  [
    'GMI_QUEUE_BASE_URL',
    'console',
    'GMI_QUEUE_BASE_URL: must be an address that starts with http:// or https://.',
  ],
  ['SHOTBOARD_API_KEY', 'short', 'SHOTBOARD_API_KEY: must have at least 8 characters.'],
  ['SHOTBOARD_API_KEY', 'with a space', 'SHOTBOARD_API_KEY: must not contain spaces.'],
  ['SHOTBOARD_PASSWORD', 'short', 'SHOTBOARD_PASSWORD: must have at least 8 characters.'],
  ['FFMPEG_PATH', '/no/such/ffmpeg', 'FFMPEG_PATH: is not a program that can be run.'],
] as const)
  test(`${name}=${value} stops the start with its name and why`, () => {
    expect(() => readEnv({ [name]: value })).toThrow(new Error(sentence))
  })

test('a wrong secret is named but never shown', () => {
  const error = catchError(() => readEnv({ GMI_API_KEY: 'my secret key' }))
  expect(error).toBe('GMI_API_KEY: must not contain spaces.')
})

for (const host of ['0.0.0.0', '::', '192.168.1.5', 'shots.example.com', '127.example.com', '128.0.0.1'])
  test(`HOST ${host} without a password is refused`, () => {
    expect(() => readEnv({ HOST: host })).toThrow(
      `HOST: ${host} can be reached from other machines, so a password is needed. Set SHOTBOARD_PASSWORD, or use 127.0.0.1.`,
    )
    expect(readEnv({ HOST: host, SHOTBOARD_PASSWORD: 'long enough' }).HOST).toBe(host)
  })

for (const host of ['127.0.0.1', 'localhost', '::1', '127.1.2.3'])
  test(`HOST ${host} needs no password`, () => {
    expect(readEnv({ HOST: host }).HOST).toBe(host)
  })

function catchError(run: () => unknown): string {
  try {
    run()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
