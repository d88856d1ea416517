import { PassThrough, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { blobs } from '@/lib/server/blob/blobs'
import { assetsOfContents, filesOf, type Assets } from '@/lib/server/elements/content'
import { elementsById } from '@/lib/server/elements/library'
import { MANIFEST, packLimits, type PackElement, type PackManifest } from '@/lib/server/elements/pack'
import type { ElementRow } from '@/lib/server/elements/views'
import { listVoices } from '@/lib/server/elements/voices'
import { Refusal } from '@/lib/server/errors'
import type { VoiceView } from '@/lib/views-elements'

/** The elements as a zip, streamed file by file; nothing is held in memory or written down. */
export async function exportPack(
  owner: string,
  ids: readonly string[],
): Promise<{ name: string; body: Readable }> {
  if (ids.length > packLimits.elements)
    throw new Refusal('invalid', `A pack holds at most ${packLimits.elements} elements. Choose fewer.`)
  const rows = [...(await elementsById(owner, ids)).values()]
  const [first] = rows
  if (!first) throw new Refusal('not-found', 'These elements are no longer in the library.')
  const [assets, voices] = await Promise.all([assetsOfContents(owner, rows), listVoices(owner)])
  const manifest: PackManifest = {
    format: 'shotboard-elements',
    version: 1,
    elements: rows.map((row) => entryOf(row, assets, voices)),
  }
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST)
  const keys = new Set(rows.flatMap(filesOf).flatMap((id) => assets.get(id)?.blobKey ?? []))
  // Pictures and videos are compressed already.
  for (const key of keys) zip.addFile(await blobs().path(key), `files/${key}`, { compress: false })
  zip.end()
  const name = rows.length === 1 ? first.name : `${rows.length} elements`
  return { name: `${name}.shotboard-elements.zip`, body: zip.outputStream.pipe(new PassThrough()) }
}

function entryOf(row: ElementRow, assets: Assets, voices: readonly VoiceView[]): PackElement {
  const { name, description, tagIds, referenceType, voiceId } = row
  const files = filesOf(row).map((id) => {
    const asset = assets.get(id)
    if (!asset)
      throw new Refusal('blocked', `A file of ${name} is gone from this server, so it cannot be exported.`)
    return { path: `files/${asset.blobKey}`, name: asset.name }
  })
  const label = voices.find((voice) => voice.voiceId === voiceId)?.label ?? null
  return {
    name,
    description,
    tagIds,
    referenceType,
    files,
    voice: voiceId === null ? null : { id: voiceId, label },
  }
}
