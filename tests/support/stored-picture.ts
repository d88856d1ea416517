import { blobUrl } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import type { Engine } from '@/tests/support/engine'
import { media } from '@/tests/support/make-media'

/** The address of a picture that lies on the engine's own server. */
export async function openStoredPicture(engine: Engine): Promise<string> {
  const { key } = await blobs().put(await media('photo.jpg'), 'jpg')
  return new URL(engine.base).origin + blobUrl(key)
}
