import 'server-only'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''))
const secret = (length: number) =>
  z.string().min(length, `must have at least ${length} characters`).regex(/^\S+$/, 'must not contain spaces')

const Variables = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .default('3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535'),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((dir) => path.resolve(/* turbopackIgnore: true */ dir)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be an address that starts with postgres://')
    .optional(),
  PUBLIC_URL: httpUrl.optional(),
  SHOTBOARD_API_KEY: secret(8).optional(),
  SHOTBOARD_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  GMI_QUEUE_BASE_URL: httpUrl.default('https://console.gmicloud.ai/api/v1/ie/requestqueue/apikey'),
  GMI_API_KEY: secret(8).optional(),
  SHOTBOARD_SECRET_KEY: secret(32).optional(),
  SHOTBOARD_FAULTS: z.literal('1', { error: 'must be 1 or not set' }).optional(),
  SHOTBOARD_WORKERS: z.enum(['0', '1'], 'must be 0 or 1').default('1'),
  /** Bytes that the library may hold. */
  MEDIA_QUOTA: z
    .string()
    .regex(/^\d+(\.\d+)?\s*(MB|GB|TB)$/i, 'must be a size such as 500MB, 50GB or 2TB')
    .transform(toBytes)
    .optional(),
  FFMPEG_PATH: z.string().refine(isProgram, 'is not a program that can be run').optional(),
})
export type Env = z.infer<typeof Variables>

let parsed: Env | undefined

/** The settings of this process, read once. Throws one sentence per wrong variable, with its name and never with its value. */
export function env(): Env {
  return (parsed ??= readEnv(process.env))
}

export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value))
  const result = Variables.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}.`)
    throw new Error([...new Set(lines)].join('\n'))
  }
  if (!loopback.test(result.data.HOST) && !result.data.SHOTBOARD_PASSWORD)
    throw new Error(
      `HOST: ${result.data.HOST} can be reached from other machines, so a password is needed. Set SHOTBOARD_PASSWORD, or use 127.0.0.1.`,
    )
  return result.data
}

function toBytes(size: string): number {
  const factors: Record<string, number> = { MB: 1e6, GB: 1e9, TB: 1e12 }
  return Math.round(Number.parseFloat(size) * (factors[size.slice(-2).toUpperCase()] ?? 1))
}

function isProgram(file: string): boolean {
  if (!/[\\/]/.test(file)) return true
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
