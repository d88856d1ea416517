'use client'
import { Circle } from 'lucide-react'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { useKeys } from '@/components/studio/use-keys'
import { Button } from '@/components/ui/button'
import type { GenerationView } from '@/lib/views'

export function PickButton({ take }: { take: GenerationView }) {
  const { pick } = useTakeActions()
  return (
    <Button
      variant="ghost"
      icon={
        <Circle size={16} strokeWidth={1.6} aria-hidden className={take.picked ? 'text-pick' : undefined} />
      }
      keys={useKeys('pick')}
      aria-pressed={take.picked}
      onClick={() => void pick(take)}
    >
      {take.picked ? 'Picked' : 'Pick'}
    </Button>
  )
}
