'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as revisions from '@/lib/server/revisions'
import type { ActionResult } from '@/lib/views'
import type { RevisionDocument, RevisionView } from '@/lib/views-revisions'

export async function listRevisions(
  input: z.input<typeof revisions.RevisionsInput>,
): Promise<ActionResult<RevisionView[]>> {
  return act(revisions.RevisionsInput, input, revisions.listRevisions)
}

export async function getRevision(
  input: z.input<typeof revisions.RevisionId>,
): Promise<ActionResult<RevisionDocument>> {
  return act(revisions.RevisionId, input, revisions.getRevision)
}

export async function nameRevision(
  input: z.input<typeof revisions.NameRevisionInput>,
): Promise<ActionResult<{ id: string }>> {
  return act(revisions.NameRevisionInput, input, revisions.nameRevision)
}

export async function keepVersion(
  input: z.input<typeof revisions.KeepVersionInput>,
): Promise<ActionResult<{ id: string }>> {
  return act(revisions.KeepVersionInput, input, revisions.keepVersion)
}
