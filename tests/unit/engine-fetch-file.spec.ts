import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { fetchToFile } from '@/lib/server/engine/fetch-file'
import { isPublicAddress } from '@/lib/server/engine/public-address'

const closed = [
  '127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1',
  '198.18.0.1 224.0.0.1 255.255.255.255 :: ::1 fe80::1 fc00::1 fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1',
  '::ffff:8.8.8.8 64:ff9b::7f00:1 2002:7f00:1::1 2001::1 2001:db8::1 localhost example.com 1 0x7f000001',
].flatMap((line) => line.split(' '))
for (const address of closed) {
  test(`${address} is not spoken to`, () => expect(isPublicAddress(address)).toBe(false))
}
for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450::1']) {
  test(`${address} is the open internet`, () => expect(isPublicAddress(address)).toBe(true))
}

let server: Server
let base: string
let listener: RequestListener
let dir: string
let asked: string[]
test.beforeEach(async () => {
  asked = []
  dir = await mkdtemp(path.join(tmpdir(), 'engine-fetch-'))
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(dir, { recursive: true })
})

const loopbackToo = { maxBytes: 1000, timeoutMs: 500, allows: () => true }
const target = () => path.join(dir, 'file')

test('a file is copied, also behind redirects', async () => {
  listener = (request, response) =>
    request.url === '/a'
      ? void response.writeHead(302, { location: '/b' }).end()
      : void response.end('the bytes')
  await fetchToFile(`${base}/a`, target(), loopbackToo)
  expect(await readFile(target(), 'utf8')).toBe('the bytes')
})

test('a local address is refused before a connection is made', async () => {
  listener = (_request, response) => void response.end('secret')
  const limits = { maxBytes: 1000, timeoutMs: 500 }
  const { port } = new URL(base)
  for (const url of [
    base,
    `http://localhost:${port}`,
    `http://[::ffff:127.0.0.1]:${port}`,
    `http://2130706433:${port}`,
  ]) {
    await expect(fetchToFile(url, target(), limits)).rejects.toThrow('is not an address of the open internet')
  }
  expect(asked).toEqual([])
})

test('a redirect to a forbidden address is refused on that hop', async () => {
  listener = (_request, response) =>
    void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
  const allows = (address: string) => address === '127.0.0.1'
  await expect(fetchToFile(base, target(), { ...loopbackToo, allows })).rejects.toThrow(
    '169.254.169.254 is not an address of the open internet',
  )
})

test('a redirect to another protocol is refused', async () => {
  listener = (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end()
  await expect(fetchToFile(base, target(), loopbackToo)).rejects.toThrow('only http and https')
})

test('a redirect without end stops', async () => {
  listener = (_request, response) => void response.writeHead(301, { location: '/again' }).end()
  await expect(fetchToFile(base, target(), loopbackToo)).rejects.toThrow('more than 3 redirects')
  expect(asked).toHaveLength(4)
})

test('a file that is announced or grows too large is refused with both numbers', async () => {
  listener = (_request, response) => void response.writeHead(200, { 'content-length': 5_000_000 }).write('x')
  await expect(fetchToFile(base, target(), loopbackToo)).rejects.toThrow('it has 4.8 MB or more')
  listener = (_request, response) => {
    response.write('x'.repeat(900))
    response.end('x'.repeat(900))
  }
  await expect(fetchToFile(base, `${target()}2`, loopbackToo)).rejects.toThrow('the limit is')
})

test('a slow server, an error and a broken body each say so', async () => {
  listener = (_request, response) => void response.write('x')
  await expect(fetchToFile(base, target(), loopbackToo)).rejects.toThrow('no complete answer within 0.5 s')
  listener = (_request, response) => void response.writeHead(404).end()
  await expect(fetchToFile(base, `${target()}2`, loopbackToo)).rejects.toThrow(
    'could not be fetched: HTTP 404',
  )
  listener = (_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('x')
    setTimeout(() => response.destroy(), 20)
  }
  await expect(fetchToFile(base, `${target()}3`, loopbackToo)).rejects.toThrow('could not be fetched')
})

test('an address with a password is not fetched', async () => {
  await expect(fetchToFile('http://me:secret@example.com/', target(), loopbackToo)).rejects.toThrow(
    'user name or password',
  )
})
