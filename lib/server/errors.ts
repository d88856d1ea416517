import type { ZodType } from 'zod'
import type { ActionResult, Failure } from '@/lib/views'
import type { FailureFix } from '@/lib/views-money'

/** An expected failure: `message` is the sentence for the person, `raw` is what a machine said. */
export class Refusal extends Error {
  constructor(
    readonly code: Failure['code'],
    sentence: string,
    readonly raw: string | null = null,
    /** What can be done about it at once. */
    readonly fix: FailureFix | null = null,
  ) {
    super(sentence)
    this.name = 'Refusal'
  }
}

/** Turns a thrown error into the value every door returns. What was not expected goes to the log, never to the browser. */
export function failure(error: unknown): Failure {
  if (error instanceof Refusal)
    return {
      ok: false,
      code: error.code,
      sentence: error.message,
      raw: error.raw,
      ...(error.fix && { fix: error.fix }),
    }
  if (isDiskFull(error)) {
    const sentence = 'The disk of the server is full. Free some space, then try again.'
    console.error(sentence)
    return { ok: false, code: 'unavailable', sentence, raw: null }
  }
  console.error(error)
  return {
    ok: false,
    code: 'internal',
    sentence: 'The server could not do this. Try again; the server log has the details.',
    raw: null,
  }
}

const statuses: Record<Failure['code'], number> = {
  invalid: 400,
  blocked: 422,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
  internal: 500,
}
export function statusOf(code: Failure['code']): number {
  return statuses[code]
}

/** Parses input at a door; a wrong shape is a refusal with the field's name. */
export function parseInput<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.join('.')
  throw new Refusal('invalid', `${where ? `${where}: ` : ''}${issue?.message ?? 'not readable'}.`)
}

export async function answer<T>(run: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    return failure(error)
  }
}

/** Whether a thrown error, or what caused it, is a disk without room: Node, PostgreSQL or PGlite. */
export function isDiskFull(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause)
    if (
      ('code' in each && (each.code === 'ENOSPC' || each.code === '53100')) ||
      /No space left/.test(each.message)
    )
      return true
  return false
}

/** Throws what `isDiskFull` knows when the words of a child process say so: a file is not damaged because there was no room. */
export function throwIfDiskFull(said: string | null): void {
  if (said !== null && /No space left|ENOSPC/i.test(said))
    throw Object.assign(new Error(said), { code: 'ENOSPC' })
}
