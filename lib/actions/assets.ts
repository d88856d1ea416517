'use server'
import type { z } from 'zod'
import * as bulk from '@/lib/server/asset-bulk'
import { placesOfUse, usesOfAssets } from '@/lib/server/asset-uses'
import * as assets from '@/lib/server/assets'
import { act } from '@/lib/server/door'
import * as imports from '@/lib/server/media/import-url'
import * as uploads from '@/lib/server/uploads'
import type { ActionResult, AssetView } from '@/lib/views'

export async function renameAsset(
  input: z.input<typeof assets.RenameAssetInput>,
): Promise<ActionResult<AssetView>> {
  return act(assets.RenameAssetInput, input, assets.renameAsset)
}

export async function tagAssets(input: z.input<typeof bulk.TagInput>): Promise<ActionResult<bulk.Changed>> {
  return act(bulk.TagInput, input, bulk.tagAssets)
}

export async function moveAssets(input: z.input<typeof bulk.MoveInput>): Promise<ActionResult<bulk.Changed>> {
  return act(bulk.MoveInput, input, bulk.moveAssets)
}

export async function favourAssets(
  input: z.input<typeof bulk.FavouriteInput>,
): Promise<ActionResult<bulk.Changed>> {
  return act(bulk.FavouriteInput, input, bulk.favourAssets)
}

/** Where files are needed, in words: asked before they are deleted. */
export async function placesOfAssets(input: z.input<typeof bulk.AssetIds>): Promise<ActionResult<string[]>> {
  return act(bulk.AssetIds, input, async (owner, { ids }) => placesOfUse(await usesOfAssets(owner, ids)))
}

/** Into the bin. */
export async function binAssets(input: z.input<typeof bulk.AssetIds>): Promise<ActionResult<bulk.Changed>> {
  return act(bulk.AssetIds, input, (owner, { ids }) => bulk.binAssets(owner, ids))
}

export async function restoreAssets(
  input: z.input<typeof bulk.AssetIds>,
): Promise<ActionResult<bulk.Changed>> {
  return act(bulk.AssetIds, input, (owner, { ids }) => bulk.restoreAssets(owner, ids))
}

/** Some of the bin, or all of it. */
export async function purgeAssets(
  input: z.input<typeof bulk.PurgeInput>,
): Promise<ActionResult<bulk.Changed>> {
  return act(bulk.PurgeInput, input, (owner, { ids }) => bulk.purgeAssets(owner, ids))
}

/** Takes a refused file off the list of uploads. */
export async function dismissUpload(
  input: z.input<typeof uploads.UploadId>,
): Promise<ActionResult<{ id: string }>> {
  return act(uploads.UploadId, input, (owner, { id }) => uploads.dismissUpload(owner, id))
}

/** Has the server fetch a file from another server of the open internet. */
export async function importUrl(
  input: z.input<typeof imports.ImportUrlInput>,
): Promise<ActionResult<{ id: string }>> {
  return act(imports.ImportUrlInput, input, imports.importUrl)
}
