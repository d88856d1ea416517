import { z } from 'zod'

/** How the built-in engine can be told to misbehave, for tests and for who wants to see what the studio does then. */
export const faults = {
  slow: { name: 'Slow queue', words: 'Every request waits before its work begins.' },
  'rate-limited': { name: 'Too many requests', words: 'Submitting is refused with 429 and Retry-After.' },
  'rate-limited-silent': {
    name: 'Too many requests, no hint',
    words: 'Submitting is refused with 429 and nothing says when to come back.',
  },
  'no-credit': { name: 'No credit', words: 'Submitting is refused with 402.' },
  'error-after-accepting': {
    name: 'Error after accepting',
    words: 'The request is kept and will run, but the answer is 500.',
  },
  'lost-answer': {
    name: 'Lost answer',
    words: 'The request is kept and will run, but the connection breaks before the answer.',
  },
  moderation: {
    name: 'Content check',
    words: 'The request runs for a while, then the content check stops it.',
  },
  stuck: { name: 'Stuck', words: 'The request stays queued for ever.' },
  'wrong-length': { name: 'Wrong length', words: 'The film is a second longer than asked.' },
  'wrong-size': { name: 'Wrong size', words: 'The film has the size of the other quality.' },
  'no-thumbnail': { name: 'No thumbnail', words: 'The outcome names no thumbnail.' },
  'expired-download': { name: 'Expired download', words: 'The address of the film answers 403.' },
  'slow-download': { name: 'Slow download', words: 'The film arrives in small pieces.' },
  'numeric-ids': { name: 'Numeric ids', words: 'Element ids are 64-bit numbers instead of strings.' },
} as const
export type FaultId = keyof typeof faults

const ids = Object.keys(faults) as [FaultId, ...FaultId[]]
export const MAX_FAULT_SECONDS = 3600

/** The chosen misbehaviour, null for none; `seconds` is how long what is slow takes. */
export const FaultChoice = z.object({
  fault: z.enum(ids).nullable(),
  seconds: z
    .int('Enter a whole number')
    .min(1, 'At least 1 second')
    .max(MAX_FAULT_SECONDS, `At most ${MAX_FAULT_SECONDS} seconds`),
})
export type FaultChoice = z.infer<typeof FaultChoice>
