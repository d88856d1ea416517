// Asks one address over and over on kept connections, in a process of its own, and prints what it saw.
import { Agent, request } from 'node:http'
import { quantile } from '@/tests/bench/support/figure'
import type { LoadOrder, LoadResult } from '@/tests/bench/support/load-order'

const order = JSON.parse(process.argv[2] ?? '') as LoadOrder
const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
const latencies: number[] = []
const statuses: Record<string, number> = {}

function ask(): Promise<void> {
  return new Promise((resolve) => {
    const from = performance.now()
    const done = (status: number) => {
      latencies.push(performance.now() - from)
      statuses[status] = (statuses[status] ?? 0) + 1
      resolve()
    }
    const { method = 'GET', headers = {}, body } = order
    request(order.url, { agent, method, headers }, (response) => {
      response.resume()
      response.once('end', () => done(response.statusCode ?? 0))
    })
      .once('error', () => done(0))
      .end(body)
  })
}

async function connection(until: number): Promise<void> {
  while (performance.now() < until) {
    await ask()
    if (order.pauseMs) await new Promise((resolve) => setTimeout(resolve, order.pauseMs))
  }
}

const from = performance.now()
await Promise.all(Array.from({ length: order.connections }, () => connection(from + order.seconds * 1000)))
const seconds = (performance.now() - from) / 1000
agent.destroy()
const result: LoadResult = {
  requests: latencies.length,
  perSecond: latencies.length / seconds,
  p50: quantile(latencies, 0.5),
  p99: quantile(latencies, 0.99),
  statuses,
}
process.stdout.write(JSON.stringify(result))
