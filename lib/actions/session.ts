'use server'
import type { z } from 'zod'
import { answer, parseInput } from '@/lib/server/errors'
import * as door from '@/lib/server/sign-in'
import type { ActionResult } from '@/lib/views'

/** The one action without a session: it makes one. */
export async function signIn(input: z.input<typeof door.SignInInput>): Promise<ActionResult<null>> {
  return answer(() => door.signIn(parseInput(door.SignInInput, input)))
}
