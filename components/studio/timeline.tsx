'use client'
import { TimelineBar } from '@/components/studio/timeline-bar'
import { TimelineLanes } from '@/components/studio/timeline-lanes'
import { TimelineOverview } from '@/components/studio/timeline-overview'
import { FilmTimecode } from '@/components/studio/timecode'

/** Plan and takes over time: scenes, shots, their lengths and what was generated. */
export function Timeline() {
  return (
    <section
      data-region="timeline"
      aria-label="Timeline"
      tabIndex={-1}
      className="relative flex h-full min-h-0 min-w-0 flex-col border-t border-line bg-bench outline-none"
    >
      <TimelineBar />
      <div className="grid min-h-0 flex-1 grid-cols-[72px_minmax(0,1fr)] overflow-x-clip overflow-y-auto [scrollbar-width:none]">
        <div
          aria-hidden="true"
          className="grid h-max border-r border-line pl-3 text-2xs text-ink-3 [grid-template-rows:var(--lanes)] *:flex *:items-center"
        >
          <FilmTimecode className="font-mono tracking-[-0.01em]" />
          <span>Scenes</span>
          <span>Shots</span>
          <span>Length</span>
          <span>Takes</span>
        </div>
        <TimelineLanes />
      </div>
      <TimelineOverview />
    </section>
  )
}
