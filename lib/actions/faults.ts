'use server'
import type { z } from 'zod'
import { FaultChoice } from '@/lib/queue/faults'
import { act } from '@/lib/server/door'
import { chooseFault } from '@/lib/server/engine/faults'
import type { ActionResult } from '@/lib/views'

/** Only on a server started with SHOTBOARD_FAULTS=1; forgotten at its next start. */
export async function setFault(input: z.input<typeof FaultChoice>): Promise<ActionResult<FaultChoice>> {
  return act(FaultChoice, input, chooseFault)
}
