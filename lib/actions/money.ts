'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as caps from '@/lib/server/money/caps'
import * as prices from '@/lib/server/money/price-tables'
import type { ActionResult } from '@/lib/views'
import type { CapsView, PriceVersionView } from '@/lib/views-money'

/** The caps in force, and what counts against them now. */
export async function readCaps(input: z.input<typeof caps.StoryboardCapId>): Promise<ActionResult<CapsView>> {
  return act(caps.StoryboardCapId, input, (owner, { storyboardId }) => caps.readCaps(owner, storyboardId))
}

/** Sets a limit, or lifts it with null. */
export async function setCap(input: z.input<typeof caps.CapInput>): Promise<ActionResult<CapsView>> {
  return act(caps.CapInput, input, caps.setCap)
}

export async function addPrices(
  input: z.input<typeof prices.PriceInput>,
): Promise<ActionResult<PriceVersionView>> {
  return act(prices.PriceInput, input, prices.addPrices)
}

export async function retirePrices(
  input: z.input<typeof prices.PriceId>,
): Promise<ActionResult<{ id: string }>> {
  return act(prices.PriceId, input, (owner, { id }) => prices.retirePrices(owner, id))
}
