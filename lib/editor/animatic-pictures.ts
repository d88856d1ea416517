import type { Pictures } from '@/lib/animatic/animatic'
import type { MakeSheet, Picture } from '@/lib/animatic/canvas'
import type { AnimaticPlan } from '@/lib/animatic/plan-schema'
import { createClipFrame, type ClipFrame } from '@/lib/editor/clip-frame'
import { washedStill } from '@/lib/editor/washed'
import type { AssetView } from '@/lib/views'

export type AnimaticPictures = {
  /** What is there now; the rest is fetched, and `subscribe` tells when more came. */
  of: (
    plan: AnimaticPlan,
    assets: ReadonlyMap<string, AssetView>,
    moment: { ms: number; playing: boolean },
  ) => Pictures
  subscribe: (listener: () => void) => () => void
  dispose: () => void
}

export const makeSheet: MakeSheet = (width, height) => {
  const image = new OffscreenCanvas(width, height)
  const pen = image.getContext('2d')
  if (!pen) throw new Error('No 2D context')
  return { picture: { image, width, height }, pen }
}

const asPicture = (image: ImageBitmap): Picture => ({ image, width: image.width, height: image.height })

/** Pictures of a storyboard's plans for one canvas: drawings washed in a worker, portraits in colour, clips as hidden videos. */
export function createAnimaticPictures(): AnimaticPictures {
  const drawings = new Map<string, Picture | null>()
  const portraits = new Map<string, Picture | null>()
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  let clip: { key: string; frame: ClipFrame } | null = null
  let gone = false

  function tell() {
    for (const listener of listeners) listener()
  }
  function load(
    into: Map<string, Picture | null>,
    key: string,
    url: string,
    get: () => Promise<ImageBitmap | null>,
  ) {
    const name = `${into === drawings ? 'drawing' : 'portrait'} ${url}`
    if (asked.has(name)) return
    asked.add(name)
    get()
      .catch(() => null)
      .then((bitmap) => {
        if (gone) return
        into.set(key, bitmap && asPicture(bitmap))
        tell()
      })
      .catch(() => undefined)
  }
  function want(key: string | null, assets: ReadonlyMap<string, AssetView>) {
    if (key === null) return
    const asset = assets.get(key)
    const url = asset?.facts.kind === 'image' ? asset.viewUrl : asset?.thumbUrl
    if (url) load(drawings, key, url, () => washedStill(url))
    else if (assets.size > 0 && !drawings.has(key)) drawings.set(key, null)
  }
  function clipAt(
    key: string,
    assets: ReadonlyMap<string, AssetView>,
    ms: number,
    playing: boolean,
  ): Picture | null {
    const url = assets.get(key)?.viewUrl
    if (!url) return null
    if (clip?.key !== key || clip.frame.url !== url) {
      clip?.frame.dispose()
      clip = { key, frame: createClipFrame(url, tell) }
    }
    return clip.frame.at(ms, playing)
  }
  return {
    of(plan, assets, { ms, playing }) {
      for (const shot of plan.shots) {
        want(shot.pictureKey, assets)
        want(shot.endPictureKey, assets)
        for (const { pictureKey } of shot.elements) {
          const url = pictureKey === null ? null : assets.get(pictureKey)?.thumbUrl
          if (pictureKey !== null && url) load(portraits, pictureKey, url, () => fetchBitmap(url))
        }
      }
      const { baseVideo, featureVideo } = plan
      return {
        drawings,
        portraits,
        baseFrame: baseVideo ? clipAt(baseVideo.key, assets, ms, playing) : null,
        featureFrame: featureVideo ? clipAt(featureVideo.key, assets, ms, playing) : null,
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      gone = true
      clip?.frame.dispose()
      listeners.clear()
    },
  }
}

async function fetchBitmap(url: string): Promise<ImageBitmap | null> {
  const response = await fetch(url)
  return response.ok ? createImageBitmap(await response.blob()) : null
}
