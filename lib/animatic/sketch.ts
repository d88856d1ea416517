import { ink } from '@/lib/animatic/palette'
import type { PlanShot } from '@/lib/animatic/plan-schema'
import type { MakeSheet, Picture } from '@/lib/animatic/canvas'
import type { Size } from '@/lib/animatic/camera'
import { hash, random } from '@/lib/animatic/seed'
import { readCast, readScenery } from '@/lib/animatic/scenery'
import { sceneries } from '@/lib/animatic/sketch-places'
import { figures } from '@/lib/animatic/sketch-figures'
import { hatch, type Hand } from '@/lib/animatic/strokes'

/** What a sketch depends on. Equal keys are equal drawings: words that change nothing seen do not redraw it. */
export function sketchKey(shot: PlanShot, frame: Size): string {
  const { count, size } = readCast(shot.prompt, shot.elements.length)
  const ratio = (frame.width / frame.height).toFixed(3)
  return [shot.seed, readScenery(shot.prompt), count, size, ratio].join(' ')
}

/** A blue-pencil drawing for a shot that has no picture: a place and figures, read from its words. 1600 px on the long side. */
export function drawSketch(shot: PlanShot, frame: Size, makeSheet: MakeSheet): Picture {
  const scale = 1600 / Math.max(frame.width, frame.height)
  const width = Math.round(frame.width * scale)
  const height = Math.round(frame.height * scale)
  const { picture, pen } = makeSheet(width, height)
  const next = random(hash(sketchKey(shot, frame)))
  const hand: Hand = { pen, width, height, unit: Math.min(width, height) / 560, next }
  pen.fillStyle = ink.paper
  pen.fillRect(0, 0, width, height)
  const ground = sceneries[readScenery(shot.prompt)](hand)
  figures(hand, readCast(shot.prompt, shot.elements.length), ground)
  hatch(hand)
  return picture
}
