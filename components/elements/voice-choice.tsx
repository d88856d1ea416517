'use client'
import { useId, useState } from 'react'
import { KnownVoices } from '@/components/elements/known-voices'
import { Segmented } from '@/components/ui/segmented'
import { TextField } from '@/components/ui/text-field'

type From = 'video' | 'id'

/** The voice of a video element: what is spoken in it, or one the service knows by id. */
export function VoiceChoice({
  value,
  onChange,
  error,
}: {
  value: string | null
  onChange: (voiceId: string | null) => void
  error: string | undefined
}) {
  const [from, setFrom] = useState<From>(value === null ? 'video' : 'id')
  const id = useId()
  return (
    <div>
      <p id={id} className="mb-[5px] font-strong">
        Voice
      </p>
      <Segmented
        label="Voice"
        fill
        value={from}
        options={[
          { value: 'video', label: 'From this video' },
          { value: 'id', label: 'By its id' },
        ]}
        onChange={(next) => {
          setFrom(next)
          onChange(null)
        }}
      />
      {from === 'id' && (
        <>
          <TextField
            label="Voice id"
            className="mt-2.5"
            size="lg"
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value.trim() === '' ? null : event.target.value)}
            hint="The service lists no voices: use the id you were given."
            error={error}
          />
          <KnownVoices value={value ?? ''} onChoose={onChange} />
        </>
      )}
    </div>
  )
}
