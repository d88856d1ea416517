'use server'
import { z } from 'zod'
import { collectBlobs, type Collected } from '@/lib/server/collect-blobs'
import { act } from '@/lib/server/door'
import type { ActionResult } from '@/lib/views'

/** Clears away now what is due. */
export async function clearStorage(input: object): Promise<ActionResult<Collected>> {
  return act(z.object({}), input, () => collectBlobs())
}
