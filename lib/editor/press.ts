/** A uuid for one press of a button that costs money. Works without a secure context, where randomUUID is missing. */
export function newPressId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Sends the same press again while nobody answers, at most once for each wait (ms). Throws what the last try threw. */
export async function untilAnswered<T>(
  action: () => Promise<T>,
  waits: readonly number[] = [400, 1_200, 3_000],
): Promise<T> {
  for (const wait of waits)
    try {
      return await action()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  return action()
}

const unanswered = new Map<string, string>()

/**
 * Sends one press until it is answered. `what` says what was pressed: pressed again after nobody ever answered it is still
 * the same press, because the first may have arrived. Throws what the last try threw.
 */
export async function pressOnce<T>(
  what: string,
  action: (pressId: string) => Promise<T>,
  waits?: readonly number[],
): Promise<T> {
  const pressId = unanswered.get(what) ?? newPressId()
  unanswered.set(what, pressId)
  const answer = await untilAnswered(() => action(pressId), waits)
  unanswered.delete(what)
  return answer
}
