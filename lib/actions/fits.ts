'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as fits from '@/lib/server/fits'
import type { ActionResult } from '@/lib/views'
import type { FitView } from '@/lib/views-fits'

/** Fitting copies of library files, one per entry and in their order. */
export async function requestFits(input: z.input<typeof fits.FitsInput>): Promise<ActionResult<FitView[]>> {
  return act(fits.FitsInput, input, fits.requestFits)
}

export async function cancelFit(input: z.input<typeof fits.FitId>): Promise<ActionResult<{ id: string }>> {
  return act(fits.FitId, input, (owner, { id }) => fits.cancelFit(owner, id))
}
