'use client'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { ClipPreview } from '@/components/fit/clip-preview'
import { classNames } from '@/components/ui/class-names'
import type { Place } from '@/lib/storyboard/fit-frame'
import type { FitRecipe } from '@/lib/storyboard/fit-recipe'
import type { AssetView } from '@/lib/views'

const STEP = 0.02

/** The original with the part that is kept lit. The lit part is moved by hand or with the arrow keys. */
export function CropStage({
  asset,
  recipe,
  at,
  onMove,
}: {
  asset: AssetView
  recipe: FitRecipe
  at: Place
  onMove: (at: Place) => void
}) {
  const stage = useRef<HTMLDivElement>(null)
  const from = useRef<{ x: number; y: number; at: Place } | null>(null)
  const { facts } = asset
  if (facts.kind === 'audio') return null
  const { region } = recipe
  const whole = around(facts, region)
  const room = { x: facts.width - region.width, y: facts.height - region.height }
  const movable = room.x > 0 || room.y > 0
  const move = (x: number, y: number) =>
    onMove({ x: room.x > 0 ? inside(x) : at.x, y: room.y > 0 ? inside(y) : at.y })

  function onPointerMove(event: PointerEvent) {
    const start = from.current
    const box = stage.current?.getBoundingClientRect()
    if (!start || !box) return
    const scale = whole.width / box.width
    move(
      start.at.x + (room.x > 0 ? ((event.clientX - start.x) * scale) / room.x : 0),
      start.at.y + (room.y > 0 ? ((event.clientY - start.y) * scale) / room.y : 0),
    )
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? STEP * 5 : STEP
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    }
    const by = moves[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    move(at.x + by[0], at.y + by[1])
  }
  return (
    <div className="grid h-72 place-items-center rounded-gate bg-well p-3">
      <div
        ref={stage}
        className="relative max-h-full max-w-full overflow-hidden bg-black"
        style={{
          aspectRatio: whole.width / whole.height,
          ...(wide(whole) ? { width: '100%' } : { height: '100%' }),
        }}
      >
        <div
          className="absolute"
          style={place(whole, { x: 0, y: 0, width: facts.width, height: facts.height })}
        >
          <Media asset={asset} recipe={recipe} />
        </div>
        <button
          type="button"
          aria-label={`Crop of ${asset.name}. ${movable ? 'Arrow keys move it' : 'Nothing is cut off'}`}
          disabled={!movable}
          style={place(whole, region)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            from.current = { x: event.clientX, y: event.clientY, at }
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => (from.current = null)}
          onLostPointerCapture={() => (from.current = null)}
          onKeyDown={onKeyDown}
          className={classNames(
            'absolute touch-none border border-white/90 shadow-[0_0_0_2000px_rgb(0_0_0/0.6)] outline-offset-[-3px]',
            movable && 'cursor-move',
          )}
        />
      </div>
    </div>
  )
}

function Media({ asset, recipe }: { asset: AssetView; recipe: FitRecipe }) {
  if (recipe.kind === 'video' && asset.viewUrl) return <ClipPreview src={asset.viewUrl} recipe={recipe} />
  const src = (recipe.kind === 'image' ? asset.viewUrl : null) ?? asset.thumbUrl
  return src ? <img src={src} alt="" draggable={false} className="size-full" /> : null
}

type Box = { x: number; y: number; width: number; height: number }
/** The smallest box that holds the picture and the region. */
function around({ width, height }: { width: number; height: number }, region: Box): Box {
  const x = Math.min(0, region.x)
  const y = Math.min(0, region.y)
  return {
    x,
    y,
    width: Math.max(width, region.x + region.width) - x,
    height: Math.max(height, region.y + region.height) - y,
  }
}
const percent = (part: number, of: number) => `${(part / of) * 100}%`
function place(whole: Box, box: Box) {
  return {
    left: percent(box.x - whole.x, whole.width),
    top: percent(box.y - whole.y, whole.height),
    width: percent(box.width, whole.width),
    height: percent(box.height, whole.height),
  }
}
const wide = ({ width, height }: Box) => width / height > 2.3
const inside = (value: number) => Math.min(1, Math.max(0, value))
