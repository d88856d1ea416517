'use client'
import { Button } from '@/components/ui/button'

/** Above the bin: what happens to what is in it, and the way to be rid of it. */
export function BinNote({ count, onEmpty }: { count: number; onEmpty: () => void }) {
  if (count === 0) return null
  return (
    <p className="mx-4 mb-2 flex flex-wrap items-center gap-3 rounded-card bg-panel px-3 py-2 text-2xs text-ink-2">
      <span className="min-w-0 flex-1">
        Files wait here until you restore them or empty the bin. What a storyboard, an element or a take needs
        keeps its bytes.
      </span>
      <Button size="sm" variant="danger" onClick={onEmpty}>
        Empty the bin
      </Button>
    </p>
  )
}
