import type { ActionResult, Failure } from '@/lib/views'
import type { FailureFix } from '@/lib/views-money'

type Options = { acceptsUnknownPrice?: true }
export type MoneyQuestion = { sentence: string; fix: FailureFix; answer: (go: Options | null) => void }

let question: MoneyQuestion | null = null
const listeners = new Set<() => void>()

function put(next: MoneyQuestion | null) {
  question = next
  listeners.forEach((listener) => listener())
}
export const moneyQuestion = {
  get: () => question,
  none: () => null,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

/**
 * Runs what costs money. When a limit or an unknown price stands in the way, the person is asked (money-dialog.tsx) and it
 * runs again; null when they said no. Nothing is sent before they said yes.
 */
export async function payGuard<T>(
  action: (options: Options) => Promise<ActionResult<T>>,
): Promise<ActionResult<T> | null> {
  let options: Options = {}
  for (;;) {
    const result = await action(options)
    if (result.ok || !result.fix) return result
    const go = await ask(result, result.fix)
    if (go === null) return null
    options = { ...options, ...go }
  }
}

function ask({ sentence }: Failure, fix: FailureFix): Promise<Options | null> {
  return new Promise((resolve) => {
    put({
      sentence,
      fix,
      answer(go) {
        put(null)
        resolve(go)
      },
    })
  })
}
