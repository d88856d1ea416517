/** Three frames in turn: one is painted while the others are on their way to the encoder. */
export type FrameRing = {
  /** A buffer nobody reads from any more. */
  next: () => Promise<Buffer>
  /** The buffer given last is busy until `write` ends. */
  sent: (write: Promise<void>) => void
  settled: () => Promise<void>
}

export function createRing(bytes: number): FrameRing {
  const frames = Array.from({ length: 3 }, () => ({
    buffer: Buffer.allocUnsafeSlow(bytes),
    busy: Promise.resolve(),
  }))
  let turn = -1
  const current = () => {
    const frame = frames[turn % frames.length]
    if (!frame) throw new Error('next comes first')
    return frame
  }
  return {
    next: async () => {
      turn++
      const frame = current()
      await frame.busy
      return frame.buffer
    },
    sent: (write) => {
      current().busy = write
      // Awaited when the buffer's turn comes; a failure until then is not "unhandled".
      write.catch(() => undefined)
    },
    settled: async () => {
      await Promise.all(frames.map((frame) => frame.busy))
    },
  }
}
