import type { ElementHealth } from '@/lib/storyboard/element-health'

type ElementFiles = {
  referenceType: 'image_refer' | 'video_refer'
  frontalAssetId: string | null
  referAssetIds: string[]
  videoAssetId: string | null
  voiceId: string | null
}
type OnQueue = { state: ElementHealth; error: string | null; queueElementId: string | null }
/** A file of the element, also one that was deleted from the library since. */
export type ElementFile = {
  assetId: string
  name: string
  url: string
  thumbUrl: string | null
  durationMs: number | null
}

export type ElementVersionView = ElementFiles &
  OnQueue & { number: number; name: string; description: string; tagIds: string[]; createdAt: string }

/** Fields beside `versions` are the newest version's. */
export type ElementView = ElementFiles &
  OnQueue & {
    id: string
    name: string
    description: string
    tagIds: string[]
    version: number
    /** Oldest first. */
    versions: ElementVersionView[]
    files: ElementFile[]
    archived: boolean
    createdAt: string
    /** While creating: when the request was sent. */
    startedAt: string | null
  }

/** One scene that uses an element. `shots` name it in their prompts; `version` is the one the scene is pinned to. */
export type ElementUse = {
  storyboardId: string
  title: string
  archived: boolean
  sceneId: string
  sceneName: string
  sceneNumber: number
  shots: number
  version: number | null
}
export type VoiceView = { voiceId: string; label: string }
export type ElementsView = {
  elements: ElementView[]
  archived: ElementView[]
  uses: Record<string, ElementUse[]>
  voices: VoiceView[]
  /** New work goes to the built-in engine, which charges nothing. */
  free: boolean
}
