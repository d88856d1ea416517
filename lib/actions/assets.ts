'use server'
import type { z } from 'zod'
import * as assets from '@/lib/server/assets'
import { act } from '@/lib/server/door'
import * as uploads from '@/lib/server/uploads'
import type { ActionResult, AssetView } from '@/lib/views'

export async function renameAsset(
  input: z.input<typeof assets.RenameAssetInput>,
): Promise<ActionResult<AssetView>> {
  return act(assets.RenameAssetInput, input, assets.renameAsset)
}

/** Refused with where it is used, while a storyboard or element uses the file. */
export async function deleteAsset(
  input: z.input<typeof assets.AssetId>,
): Promise<ActionResult<{ id: string }>> {
  return act(assets.AssetId, input, (owner, { id }) => assets.deleteAsset(owner, id))
}

/** Takes a refused file off the list of uploads. */
export async function dismissUpload(
  input: z.input<typeof uploads.UploadId>,
): Promise<ActionResult<{ id: string }>> {
  return act(uploads.UploadId, input, (owner, { id }) => uploads.dismissUpload(owner, id))
}
