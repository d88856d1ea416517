import { poll } from '@/lib/server/door'
import { faultName } from '@/lib/server/engine/faults'

/** What the banner says; `name` is null while the engine behaves. */
export function GET(request: Request): Promise<Response> {
  return poll(request, {
    tag: async () => encodeURIComponent((await faultName()) ?? ''),
    view: async () => ({ name: await faultName() }),
  })
}
