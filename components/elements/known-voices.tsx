'use client'
import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'
import { forgetVoice, rememberVoice } from '@/lib/actions/elements'
import { elementsQuery } from '@/lib/queries/elements'
import { keys } from '@/lib/queries/keys'
import type { ActionResult } from '@/lib/views'

/** Voice ids under names: one is chosen by its name, and the one in the field is remembered for the next element. */
export function KnownVoices({ value, onChoose }: { value: string; onChoose: (voiceId: string) => void }) {
  const client = useQueryClient()
  const voices = useQuery(elementsQuery).data?.voices ?? []
  const [label, setLabel] = useState('')
  async function run(action: Promise<ActionResult<unknown>>) {
    const result = await action.catch(() => null)
    if (!result?.ok) toast.error(result?.sentence ?? 'The server did not answer. Try again.')
    await client.invalidateQueries({ queryKey: keys.elements })
  }
  const known = voices.some(({ voiceId }) => voiceId === value.trim())
  return (
    <div className="mt-2.5 grid gap-2">
      {voices.length > 0 && (
        <ul aria-label="Remembered voices" className="flex flex-wrap gap-1">
          {voices.map((voice) => (
            <li key={voice.voiceId} className="flex items-center">
              <Button
                size="sm"
                aria-pressed={voice.voiceId === value}
                onClick={() => onChoose(voice.voiceId)}
              >
                {voice.label}
              </Button>
              <IconButton
                size="sm"
                label={`Forget the voice ${voice.label}`}
                icon={<X size={12} strokeWidth={1.9} aria-hidden />}
                onClick={() => void run(forgetVoice({ voiceId: voice.voiceId }))}
              />
            </li>
          ))}
        </ul>
      )}
      {value.trim() !== '' && !known && (
        <div className="flex items-end gap-2">
          <TextField
            label="Remember it as"
            value={label}
            maxLength={40}
            onChange={(event) => setLabel(event.target.value)}
            className="min-w-0 flex-1"
          />
          <Button
            disabled={label.trim() === ''}
            onClick={() => void run(rememberVoice({ voiceId: value.trim(), label: label.trim() }))}
          >
            Remember
          </Button>
        </div>
      )}
    </div>
  )
}
