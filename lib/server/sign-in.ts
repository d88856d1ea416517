import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import { env } from '@/lib/server/env'
import { Refusal } from '@/lib/server/errors'
import { isPassword, newSession, SESSION_COOKIE, SESSION_SECONDS } from '@/lib/server/session'

export const SignInInput = z.object({ password: z.string().min(1, 'Enter the password').max(1_000) })

const WINDOW_MS = 60_000
const slot = Symbol.for('shotboard.sign-in')
type Tries = Map<string, number[]>

/** Sets the session cookie. Five wrong passwords a minute from one address, sixty from all together; more wait. */
export async function signIn({ password }: z.infer<typeof SignInInput>): Promise<null> {
  const from = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
  const waitSeconds = Math.max(secondsLeft(from, 5), secondsLeft('all', 60))
  if (waitSeconds > 0)
    throw new Refusal('blocked', `Too many wrong passwords. Wait ${waitSeconds} s, then try again.`)
  if (!isPassword(password)) {
    note(from)
    note('all')
    throw new Refusal('invalid', 'This is not the password.')
  }
  const secure = env().PUBLIC_URL?.startsWith('https:') ?? false
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: SESSION_SECONDS, secure } as const
  ;(await cookies()).set(SESSION_COOKIE, newSession(), options)
  return null
}

function tries(): Tries {
  const holder = globalThis as { [slot]?: Tries }
  return (holder[slot] ??= new Map())
}

function recent(from: string): number[] {
  return (tries().get(from) ?? []).filter((at) => at > Date.now() - WINDOW_MS)
}

function secondsLeft(from: string, most: number): number {
  const [oldest, ...others] = recent(from).slice(-most)
  if (oldest === undefined || others.length + 1 < most) return 0
  return Math.ceil((oldest + WINDOW_MS - Date.now()) / 1000)
}

function note(from: string): void {
  const all = tries()
  if (all.size > 1_000) all.clear()
  all.set(from, [...recent(from), Date.now()])
}
