import { FPS } from '@/lib/animatic/fps'
import type { PlanShot } from '@/lib/animatic/plan-schema'
import { random } from '@/lib/animatic/seed'
import { MAX_HASTE, spokenText, type Speech, type Voice } from '@/lib/server/engine/render/voice'

export const RATE = 48_000
type Channels = { left: Float32Array; right: Float32Array }
/** Samples of a shot, counted from its frames. */
type Span = { from: number; to: number }

/** A quiet chord per shot under a voice that reads it: a place holder for the sound of the take. Stereo, -1..1. */
export async function scratchSound(
  shots: readonly PlanShot[],
  frames: number,
  voice: Voice,
): Promise<Channels> {
  const length = samplesAt(frames)
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  const speech = new Float32Array(length)
  for (const shot of shots) {
    const span = { from: samplesAt(shot.startFrame), to: samplesAt(shot.startFrame + shot.frames) }
    const line = await voice.say(spokenText(shot.prompt, (span.to - span.from) / RATE))
    if (line) addSpeech(line, span, speech)
    addChord(shot.seed, span, line ? 0.5 : 1, { left, right })
  }
  for (let i = 0; i < length; i++) {
    const fade = Math.min(1, i / 2400, (length - i) / 4800)
    left[i] = limit(((left[i] ?? 0) + (speech[i] ?? 0)) * fade)
    right[i] = limit(((right[i] ?? 0) + (speech[i] ?? 0)) * fade)
  }
  return { left, right }
}

function samplesAt(frame: number): number {
  return Math.round((frame * RATE) / FPS)
}

function limit(value: number): number {
  return value / (1 + Math.abs(value) * 0.4)
}

/** Starts a tenth of a second into the shot; hurries a little rather than run into the next. */
function addSpeech({ rate, samples }: Speech, span: Span, into: Float32Array): void {
  const start = span.from + RATE / 10
  const room = span.to - start - RATE / 20
  const natural = (samples.length * RATE) / rate
  const haste = Math.min(MAX_HASTE, Math.max(1, natural / room))
  const length = Math.min(Math.floor(natural / haste), room)
  for (let i = 0; i < length; i++) {
    const at = (i * haste * rate) / RATE
    const before = Math.floor(at)
    const a = samples[before] ?? 0
    const b = samples[before + 1] ?? 0
    into[start + i] = (a + (b - a) * (at - before)) * 0.9 * Math.min(1, (length - i) / 2400)
  }
}

const STEPS = [0, 2, 3, 5, 7, 8, 10]

function addChord(seed: number, { from, to }: Span, loudness: number, { left, right }: Channels): void {
  const next = random(seed)
  const root = 98 * 2 ** ((STEPS[Math.floor(next() * STEPS.length)] ?? 0) / 12)
  const chord = next() < 0.5 ? [1, 1.5, 2, 2.4] : [1, 4 / 3, 2, 2.52]
  const overlap = Math.min(RATE * 0.4, (to - from) / 4)
  const first = Math.max(0, Math.round(from - overlap))
  const last = Math.min(left.length, Math.round(to + overlap))
  chord.forEach((ratio, voice) => {
    const turn = (2 * Math.PI * root * ratio) / RATE
    const level = (0.1 * loudness) / (voice + 1.5)
    for (let i = first; i < last; i++) {
      const envelope = Math.min(1, (i - first) / (2 * overlap), (last - i) / (2 * overlap))
      left[i] = (left[i] ?? 0) + Math.sin(turn * i + voice) * level * envelope
      right[i] = (right[i] ?? 0) + Math.sin(turn * 1.003 * i) * level * envelope
    }
  })
}

/** 16-bit PCM in a WAV file. */
export function toWav({ left, right }: Channels): Buffer {
  const file = Buffer.alloc(44 + left.length * 4)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(2, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 4, 28)
  file.writeUInt16LE(4, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(left.length * 4, 40)
  const level = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 32767)
  for (let i = 0; i < left.length; i++) {
    file.writeInt16LE(level(left[i] ?? 0), 44 + i * 4)
    file.writeInt16LE(level(right[i] ?? 0), 46 + i * 4)
  }
  return file
}
