/** Why the bytes of a chosen file can no longer be had, or null. A browser refuses to read a file that was changed since it was chosen. */
export async function whyGone(file: File): Promise<string | null> {
  try {
    await file.slice(Math.max(0, file.size - 1)).arrayBuffer()
    return null
  } catch {
    return `${file.name} was changed or moved on this device since it was chosen. Choose it again.`
  }
}

export class FileGoneError extends Error {}

/** The end of a file goes in a part of its own: until it is sent, the server holds no whole file. */
const TAIL_BYTES = 64 * 1024

/** A file as tus reads it, a part at a time. Looked at before each part, so one that was changed on its way is never whole on the server. */
export function readWhileSame(file: File) {
  return {
    openFile: () =>
      Promise.resolve({
        size: file.size,
        async slice(start: number, end: number) {
          const sentence = await whyGone(file)
          if (sentence) throw new FileGoneError(sentence)
          const last = Math.max(0, file.size - TAIL_BYTES)
          const stop = start < last ? Math.min(end, last) : end
          return { value: file.slice(start, stop), done: stop >= file.size }
        },
        close: () => undefined,
      }),
  }
}
