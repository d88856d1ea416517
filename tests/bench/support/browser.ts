import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import config from '@/playwright.config'
import { install, settled, type Loaded } from '@/tests/bench/support/page-probe'

export async function openBrowser(): Promise<Browser> {
  const e2e = config.projects?.find(({ name }) => name === 'e2e')
  const browser = await chromium.launch(e2e?.use?.launchOptions ?? {})
  process.once('exit', () => void browser.close())
  return browser
}

export type OpenPage = {
  page: Page
  loaded: Loaded
  /** Main-thread CPU until the page was quiet. */
  loadCpuMs: number
  scriptKb: number
  cpuMs: () => Promise<number>
  /** Of the document and what the page still holds; what only waits to be collected does not count. */
  nodes: () => Promise<number>
  /** Of scripts, after a collection. */
  heapMb: () => Promise<number>
  close: () => Promise<void>
}

/** A page with an empty cache, measured until it is quiet. */
export async function openPage(browser: Browser, url: string, ready: string): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await install(page, ready)
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(zippedKb(response.body()))
  })
  const session = await context.newCDPSession(page)
  // CPU time of the main thread, not wall time: it repeats on a busy machine.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url)
  const loaded = await settled(page)
  const loadCpuMs = await metric(session, 'TaskDuration', 1000)
  const sizes = await Promise.all(scripts)
  const collected = async (name: string, factor?: number) => {
    await session.send('HeapProfiler.collectGarbage')
    return metric(session, name, factor)
  }
  return {
    page,
    loaded,
    loadCpuMs,
    scriptKb: sizes.reduce((sum, kb) => sum + kb, 0),
    cpuMs: () => metric(session, 'TaskDuration', 1000),
    nodes: () => collected('Nodes'),
    heapMb: () => collected('JSHeapUsedSize', 1 / 1_048_576),
    close: () => context.close(),
  }
}

async function zippedKb(body: Promise<Buffer>): Promise<number> {
  return gzipSync(await body, { level: 6 }).length / 1024
}

async function metric(session: CDPSession, name: string, factor = 1): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find((each) => each.name === name)?.value ?? 0) * factor
}
