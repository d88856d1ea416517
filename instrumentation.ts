/** Next calls this once, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startRuntime } = await import('@/lib/server/runtime')
  await startRuntime()
}
