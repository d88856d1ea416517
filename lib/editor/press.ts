import { pressPart } from '@/lib/storyboard/press-part'

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

const KEY = 'shotboard.presses'

export type Presses = {
  /**
   * Sends one press until it is answered. `what` says what was pressed: pressed again after nobody ever answered it is still
   * the same press, because the first may have arrived. Throws what the last try threw.
   */
  pressOnce: <T>(
    what: string,
    action: (pressId: string) => Promise<T>,
    waits?: readonly number[],
  ) => Promise<T>
  /** What the server shows did arrive: pressed again it is a new press. Null for what no press made. */
  forgetArrived: (pressIds: readonly (string | null)[]) => void
}

/**
 * The presses nobody answered, kept in `storage` so that a page which is loaded again in the middle of one knows it. Of one
 * tab: the same press in two tabs is two.
 */
export function pressMemory(storage: () => Storage | undefined): Presses {
  let known: Map<string, string> | null = null
  const unanswered = () => (known ??= load(storage))
  function change(run: (presses: Map<string, string>) => void) {
    run(unanswered())
    try {
      storage()?.setItem(KEY, JSON.stringify([...unanswered()]))
    } catch {
      // A full or forbidden storage: known until the page goes.
    }
  }
  return {
    async pressOnce(what, action, waits) {
      const pressId = unanswered().get(what) ?? newPressId()
      change((presses) => presses.set(what, pressId))
      const answer = await untilAnswered(() => action(pressId), waits)
      change((presses) => presses.delete(what))
      return answer
    },
    forgetArrived(pressIds) {
      if (unanswered().size === 0) return
      const arrived = new Set(pressIds.map((id) => id && pressPart(id, 0)))
      const over = [...unanswered()].filter(([, id]) => arrived.has(pressPart(id, 0)))
      if (over.length > 0) change((presses) => over.forEach(([what]) => presses.delete(what)))
    },
  }
}

function load(storage: () => Storage | undefined): Map<string, string> {
  try {
    return new Map(JSON.parse(storage()?.getItem(KEY) ?? '[]') as [string, string][])
  } catch {
    return new Map()
  }
}

export const { pressOnce, forgetArrived } = pressMemory(() =>
  typeof sessionStorage === 'undefined' ? undefined : sessionStorage,
)
