'use server'
import { z } from 'zod'
import { act } from '@/lib/server/door'
import * as storyboards from '@/lib/server/storyboards'
import type { ActionResult, SaveResult, StoryboardView } from '@/lib/views'

type Id = z.input<typeof storyboards.StoryboardId>
type Result = Promise<ActionResult<StoryboardView>>

export async function createStoryboard(
  input: z.input<typeof storyboards.NewStoryboardInput> = {},
): Promise<ActionResult<StoryboardView>> {
  return act(storyboards.NewStoryboardInput, input, storyboards.createStoryboard)
}

/** `conflict` holds the newer document when another tab saved first; then nothing was written. */
export async function saveStoryboard(
  input: z.input<typeof storyboards.SaveStoryboardInput>,
): Promise<ActionResult<SaveResult>> {
  return act(storyboards.SaveStoryboardInput, input, storyboards.saveStoryboard)
}

export async function renameStoryboard(
  input: z.input<typeof storyboards.RenameStoryboardInput>,
): Promise<ActionResult<StoryboardView>> {
  return act(storyboards.RenameStoryboardInput, input, storyboards.renameStoryboard)
}

export async function duplicateStoryboard(input: Id): Result {
  return act(storyboards.StoryboardId, input, (owner, { id }) => storyboards.duplicateStoryboard(owner, id))
}

/** As it is saved, for a file. */
export async function readStoryboard(input: Id): Result {
  return act(storyboards.StoryboardId, input, (owner, { id }) => storyboards.getStoryboard(owner, id))
}

export async function importStoryboard(
  input: z.input<typeof storyboards.ImportStoryboardInput>,
): Promise<ActionResult<StoryboardView>> {
  return act(storyboards.ImportStoryboardInput, input, storyboards.importStoryboard)
}

export async function archiveStoryboard(input: Id): Result {
  return act(storyboards.StoryboardId, input, (owner, { id }) => storyboards.setArchived(owner, id, true))
}

export async function restoreStoryboard(input: Id): Result {
  return act(storyboards.StoryboardId, input, (owner, { id }) => storyboards.setArchived(owner, id, false))
}

/** The sample storyboard, made anew when it is gone. */
export async function openSample(): Result {
  return act(z.undefined(), undefined, storyboards.openSample)
}
