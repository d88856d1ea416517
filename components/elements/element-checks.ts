import { ratioText } from '@/lib/editor/asset-facts'
import { megabytes, whyUnfit } from '@/lib/storyboard/fit'
import { limits } from '@/lib/storyboard/limits'
import { factsText } from '@/lib/editor/asset-facts'
import type { VideoFacts } from '@/lib/storyboard/media-facts'
import type { AssetView } from '@/lib/views'

/** A file chosen for an element: in the library already, on its way (percent), or refused with a sentence. `preview` is a local address. */
export type ChosenFile =
  | { key: string; state: 'ready'; asset: AssetView }
  | { key: string; state: 'arriving'; name: string; percent: number | null; preview: string | null }
  | { key: string; state: 'refused'; name: string; sentence: string; preview: string | null }

export type Check = {
  key: string
  state: 'ok' | 'bad' | 'waiting' | 'note'
  /** Set in bold before the words. */
  strong: string
  words: string
}

/** "Front view", then "Angle 2" to "Angle 4". */
export function slotName(index: number): string {
  return index === 0 ? 'Front view' : `Angle ${index + 1}`
}

/** What is wrong with a chosen file, or null. */
export function whyBad(file: ChosenFile, purpose: 'element' | 'elementVideo'): string | null {
  if (file.state === 'refused') return file.sentence
  return file.state === 'ready' ? whyUnfit(file.asset.name, file.asset.facts, purpose) : null
}

export function pictureChecks(files: readonly ChosenFile[]): Check[] {
  return files.map((file, index) => {
    const bad = whyBad(file, 'element')
    if (bad !== null) return badCheck(file, bad)
    const strong = slotName(index)
    if (file.state !== 'ready') return { key: file.key, state: 'waiting', strong, words: arriving(file) }
    const { facts } = file.asset
    return { key: file.key, state: 'ok', strong, words: `${factsText(facts)}, ${sizeText(facts.bytes)}` }
  })
}

export function videoChecks(file: ChosenFile): Check[] {
  const bad = whyBad(file, 'elementVideo')
  if (bad !== null) return [badCheck(file, bad)]
  if (file.state !== 'ready' || file.asset.facts.kind !== 'video')
    return [{ key: file.key, state: 'waiting', strong: 'Video', words: arriving(file) }]
  const { facts } = file.asset
  const { minMs, maxMs } = limits.elementVideo
  const most = megabytes(limits.elementVideo.maxBytes)
  const type = facts.mime === 'video/quicktime' ? 'MOV' : 'MP4'
  return [
    ok('length', 'Length', `${seconds(facts)} s, allowed ${minMs / 1_000} to ${maxMs / 1_000} s`),
    ok('picture', 'Picture', `${facts.width} × ${facts.height}, ${ratioText(facts)}`),
    ok('file', 'File', `${type}, ${megabytes(facts.bytes)} of ${most}`),
    facts.audioCodec === null
      ? {
          key: 'voice',
          state: 'note',
          strong: 'No sound',
          words: 'The element gets no voice from this video',
        }
      : {
          key: 'voice',
          state: 'note',
          strong: 'Sound found',
          words: 'Speech in it becomes the voice of the element',
        },
  ]
}

const ok = (key: string, strong: string, words: string): Check => ({ key, state: 'ok', strong, words })
/** In units of 1,024, as the limits count. */
function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : megabytes(bytes)
}
const seconds = (facts: VideoFacts) => Math.round(facts.durationMs / 100) / 10

/** The name of the file stands at the start of every sentence of fit.ts: it is shown in bold. */
function badCheck(file: ChosenFile, sentence: string): Check {
  const name = file.state === 'ready' ? file.asset.name : file.name
  return sentence.startsWith(name)
    ? { key: file.key, state: 'bad', strong: name, words: sentence.slice(name.length).trim() }
    : { key: file.key, state: 'bad', strong: '', words: sentence }
}

function arriving(file: ChosenFile): string {
  if (file.state !== 'arriving') return ''
  return file.percent === null
    ? `${file.name} is being checked`
    : `${file.name}, ${Math.floor(file.percent)} % uploaded`
}

type Draft = {
  name: string
  description: string
  from: 'image_refer' | 'video_refer'
  /** The service names and describes what the person does not. */
  unnamed?: boolean
}

/** What is missing before the element can be created, most telling first; null when nothing is. */
export function whyNotCreate(
  draft: Draft,
  pictures: readonly ChosenFile[],
  video: ChosenFile | null,
): string | null {
  const chosen = draft.from === 'image_refer' ? pictures : video ? [video] : []
  const purpose = draft.from === 'image_refer' ? 'element' : 'elementVideo'
  const bad = chosen.filter((file) => whyBad(file, purpose) !== null).length
  const thing = draft.from === 'image_refer' ? 'picture' : 'video'
  if (bad > 0) return `Replace or remove ${bad} ${thing}${bad === 1 ? '' : 's'} to continue`
  if (chosen.length === 0) return draft.from === 'image_refer' ? 'Add a front view' : 'Add a video'
  if (draft.from === 'image_refer' && chosen.length < 2) return 'Add 1 to 3 other angles'
  if (chosen.some((file) => file.state === 'arriving')) return 'Wait until the files are here'
  if (!draft.unnamed && draft.name.trim() === '') return 'Give it a name'
  if (!draft.unnamed && draft.description.trim() === '') return 'Describe it in a few words'
  if (draft.name.trim().length > limits.element.name)
    return `Shorten the name to ${limits.element.name} characters`
  if (draft.description.trim().length > limits.element.description)
    return `Shorten the description to ${limits.element.description} characters`
  return null
}
