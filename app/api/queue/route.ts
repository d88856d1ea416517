import { poll } from '@/lib/server/door'
import { queueGenerations, queueTag } from '@/lib/server/generations/views'

export async function GET(request: Request) {
  return poll(request, { tag: queueTag, view: queueGenerations })
}
