import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base } from '@playwright/test'
import { gate } from '@/lib/server/gate'
import { expect, freshDataDir } from '@/tests/support/store'

type Ask = (headers: Record<string, string>, path?: string, method?: string) => Promise<number>

/** Without a password, on loopback, published under one name. What passes the gate answers 299. */
const test = base.extend<object, { ask: Ask }>({
  ask: [
    async ({}, use) => {
      Object.assign(process.env, { DATA_DIR: freshDataDir(), PUBLIC_URL: 'https://shots.example.com/' })
      const server = createServer((request, response) => {
        if (!gate(request, response)) response.writeHead(299).end()
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      await use(
        (headers, path = '/', method = 'GET') =>
          new Promise((resolve, reject) => {
            const outgoing = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (response) => {
              response.resume()
              resolve(response.statusCode ?? 0)
            })
            outgoing.on('error', reject)
            outgoing.end()
          }),
      )
      server.close()
    },
    { scope: 'worker' },
  ],
})

for (const host of ['localhost:3000', '127.0.0.1:3000', '127.0.0.1', '[::1]:3000', 'SHOTS.example.com'])
  test(`${host} is this machine`, async ({ ask }) => {
    expect(await ask({ host })).toBe(299)
  })

for (const host of ['evil.example', 'evil.example:3000', 'localhost.evil.example', '127.0.0.1.evil.example'])
  test(`${host} is a name somebody pointed at this machine`, async ({ ask }) => {
    expect(await ask({ host })).toBe(421)
  })

test('another website may lead here but not write here', async ({ ask }) => {
  const foreign = { host: 'localhost', 'sec-fetch-site': 'cross-site' }
  expect(await ask(foreign)).toBe(299)
  expect(await ask(foreign, '/', 'POST')).toBe(403)
  expect(await ask({ host: 'localhost', 'sec-fetch-site': 'same-origin' }, '/', 'POST')).toBe(299)
})

test('the queue API checks its own key, whatever name it is asked by', async ({ ask }) => {
  expect(await ask({ host: 'render.internal' }, '/api/v1/ie/requestqueue/apikey/models')).toBe(299)
})
