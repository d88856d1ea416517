'use client'
import { useState } from 'react'
import { PencilLine } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { CircledNumber } from '@/components/ui/circled-number'
import { Picture } from '@/components/ui/picture'

/** The plan on the left, the take on the right, and a line to move between them. */
export function SampleWipe() {
  const [at, setAt] = useState(58)
  return (
    <div className="relative has-focus-visible:rounded-card has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <Picture
        src="/sample/gallery.jpg"
        alt="A keeper in a yellow coat on the gallery of a lighthouse, in heavy rain"
        eager
        className="aspect-video !rounded-card"
      >
        <span className="drawing absolute inset-0" style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }}>
          <img src="/sample/sk-gallery.jpg" alt="" draggable={false} className="size-full object-cover" />
        </span>
        <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-white" style={{ left: `${at}%` }} />
      </Picture>
      <Badge
        tone="over"
        className="absolute top-2.5 left-2.5 !h-5"
        icon={<PencilLine size={12} strokeWidth={1.9} aria-hidden />}
      >
        Plan
      </Badge>
      <Badge tone="over" className="absolute top-2.5 right-2.5 !h-6">
        Take <CircledNumber number={1} picked />
      </Badge>
      <input
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label="How much of the plan is shown"
        aria-valuetext={`${at} % plan`}
        onChange={(event) => setAt(event.target.valueAsNumber)}
        className="absolute inset-0 size-full cursor-ew-resize opacity-0"
      />
    </div>
  )
}
