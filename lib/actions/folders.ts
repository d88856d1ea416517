'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as folders from '@/lib/server/folders'
import type { ActionResult } from '@/lib/views'

type Made = Promise<ActionResult<{ id: string }>>

export async function makeFolder(input: z.input<typeof folders.NewFolderInput>): Made {
  return act(folders.NewFolderInput, input, folders.makeFolder)
}

export async function renameFolder(input: z.input<typeof folders.RenameFolderInput>): Made {
  return act(folders.RenameFolderInput, input, folders.renameFolder)
}

export async function moveFolder(input: z.input<typeof folders.MoveFolderInput>): Made {
  return act(folders.MoveFolderInput, input, folders.moveFolder)
}

export async function deleteFolder(input: z.input<typeof folders.FolderId>): Made {
  return act(folders.FolderId, input, (owner, { id }) => folders.deleteFolder(owner, id))
}
