import { z } from 'zod'

export const QueueName = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(60, 'A name has at most 60 characters')

/** A key of a remote queue; real ones are tokens of some 250 characters. */
export const QueueKey = z
  .string()
  .trim()
  .min(8, 'A key has at least 8 characters')
  .max(4096, 'A key has at most 4096 characters')
  .regex(/^[\x21-\x7e]+$/, 'A key has no spaces and only plain letters, digits and signs')

/** The address before "/requests", without a slash at its end. */
export const QueueAddress = z
  .url({ protocol: /^https?$/, error: 'Enter an address that starts with https:// or http://' })
  .max(500, 'The address is too long')
  .refine((url) => !/^[^/]*\/\/[^/]*@/.test(url), 'The address must not hold a user name or password')
  .refine((url) => !/[?#]/.test(url), 'The address ends before ? and #')
  .transform((url) => url.replace(/\/+$/, ''))

/** A remote queue as somebody types it in; said the same way in the form and at the door. */
export const NewQueue = z.object({ name: QueueName, baseUrl: QueueAddress, apiKey: QueueKey })
export type NewQueue = z.infer<typeof NewQueue>
