import type { Unreadable } from '@/lib/storyboard/fit'

/** Thrown while decoding, when it is known what is wrong. */
export class UnreadableError extends Error {
  constructor(
    readonly reason: Unreadable,
    raw: string,
  ) {
    super(raw)
    this.name = 'UnreadableError'
  }
}
