const slot = Symbol.for('shotboard.engine.running')
type Holder = { [slot]?: Map<string, AbortController> }

// On globalThis: the route that cancels and the job that renders are different bundles of one process.
function running(): Map<string, AbortController> {
  const holder = globalThis as Holder
  return (holder[slot] ??= new Map())
}

/** Gives work on a request a signal that `stopRequest` raises. */
export async function asRunning<T>(requestId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  running().set(requestId, controller)
  try {
    return await work(controller.signal)
  } finally {
    if (running().get(requestId) === controller) running().delete(requestId)
  }
}

/** Stops work in this process; work in another process sees the row's status at its next look. */
export function stopRequest(requestId: string): void {
  running().get(requestId)?.abort(new Error('the request was cancelled'))
}
