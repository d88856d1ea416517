// Draws and encodes one film, then ends. Native crashes, leaks and a gigabyte of frames stay out of the server.
import { createInterface } from 'node:readline'
import { makeFilm } from '@/lib/server/engine/render/film'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'
import { RenderOrder, type RenderLine } from '@/lib/server/engine/render/render-job'

function say(line: RenderLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function run(line: string): Promise<void> {
  try {
    const result = await makeFilm(RenderOrder.parse(JSON.parse(line)), (part) =>
      say({ type: 'progress', part }),
    )
    say({ type: 'done', result })
  } catch (error) {
    const known = error instanceof RenderFailure
    const detail = known
      ? error.detail
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error)
    say({ type: 'failed', sentence: known ? error.message : 'The film could not be made', detail })
  }
  process.stdout.end(() => process.exit(0))
}

const orders = createInterface({ input: process.stdin })
orders.once('line', (line) => void run(line))
// The server keeps this open while it lives: when it is gone, nobody waits for the film.
orders.once('close', () => process.exit(1))
process.stdout.on('error', () => process.exit(1))
