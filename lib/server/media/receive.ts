import { open } from 'node:fs/promises'
import { uploads } from '@/lib/server/db/schema'
import { ingestUploadJob } from '@/lib/server/jobs/ingest-upload'
import { sendJob } from '@/lib/server/jobs/define-job'
import { cleanName } from '@/lib/server/media/file-name'
import { staging, stagedPath } from '@/lib/server/media/staging'
import { LOCAL_OWNER } from '@/lib/server/owner'
import { getStore } from '@/lib/server/store'

/** Writes a whole upload down, its row and its job in one transaction, once its bytes are on the disk for good. Does nothing for one that is not whole or is known. Only after this may an upload be acknowledged. */
export async function receiveUpload(id: string): Promise<void> {
  const upload = await staging().getUpload(id)
  if (upload.size === undefined || upload.offset !== upload.size) return
  await sync(stagedPath(id))
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(uploads)
      .values({
        id,
        ownerId: upload.metadata?.owner ?? LOCAL_OWNER,
        name: cleanName(upload.metadata?.filename),
        bytes: upload.offset,
        state: 'received',
      })
      .onConflictDoNothing()
      .returning({ id: uploads.id })
    if (row) await sendJob(ingestUploadJob, { uploadId: id }, { tx })
  })
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
