import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { open, type Entry, type ZipFile } from 'yauzl'
import { FILE_NAME, MANIFEST, PackManifest, packLimits } from '@/lib/server/elements/pack'
import { Refusal } from '@/lib/server/errors'

export type OpenPack = {
  zip: ZipFile
  manifest: PackManifest
  /** Files of the manifest by their path. */
  entries: Map<string, Entry>
}

/**
 * Opens a zip that may be anything. Its directory is read first: names, counts and sizes are held to what a pack may be
 * before a byte is unpacked, and the library refuses entries that unpack to another size than they claim.
 */
export async function openPack(file: string): Promise<OpenPack> {
  const zip = await openZip(file)
  try {
    const found = await directoryOf(zip)
    const head = found.get(MANIFEST)
    if (!head) throw no('it has no elements.json')
    if (head.uncompressedSize > packLimits.manifestBytes) throw no('its elements.json is too large')
    const manifest = readManifest((await buffer(await readEntry(zip, head)).catch(damaged)).toString('utf8'))
    const paths = new Set(manifest.elements.flatMap(({ files }) => files.map(({ path }) => path)))
    const entries = new Map<string, Entry>()
    for (const path of paths) {
      const entry = found.get(path)
      if (!entry) throw no(`${path} is missing`)
      entries.set(path, entry)
    }
    return { zip, manifest, entries }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** The library found other bytes than the zip's directory promised. */
export function damaged(error: unknown): never {
  if (error instanceof Refusal) throw error
  throw no('its content is damaged', error instanceof Error ? error.message : String(error))
}

function no(why: string, raw: string | null = null): Refusal {
  return new Refusal('invalid', `This is not a pack of elements: ${why}.`, raw)
}

function openZip(file: string): Promise<ZipFile> {
  const options = {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
    validateEntrySize: true,
  } as const
  return new Promise((resolve, reject) => {
    open(file, options, (error, zip) => (error ? reject(no('it is not a zip', error.message)) : resolve(zip)))
  })
}

function directoryOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  let bytes = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(no('its directory is broken', error.message)))
    zip.on('end', () => resolve(found))
    zip.on('entry', (entry: Entry) => {
      const why = whyNotEntry(entry, found)
      bytes += entry.uncompressedSize
      if (why !== null) reject(no(why))
      else if (bytes > packLimits.allBytes) reject(no('it unpacks to more than a pack may hold'))
      else {
        found.set(entry.fileName, entry)
        zip.readEntry()
      }
    })
    zip.readEntry()
  })
}

function whyNotEntry(entry: Entry, found: ReadonlyMap<string, Entry>): string | null {
  const { fileName, uncompressedSize } = entry
  const name = fileName.length > 80 ? `${fileName.slice(0, 80)}…` : fileName
  if (fileName !== MANIFEST && !FILE_NAME.test(fileName))
    return `it holds ${JSON.stringify(name)}, which does not belong there`
  if (found.has(fileName)) return `it holds ${name} twice`
  if (found.size > packLimits.files) return `it holds more than ${packLimits.files} files`
  if (uncompressedSize > packLimits.fileBytes) return `${name} is too large`
  return entry.isEncrypted() ? 'it is encrypted' : null
}

export function readEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(no('it cannot be read', error.message)) : resolve(stream),
    )
  })
}

function readManifest(text: string): PackManifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw no('its elements.json is not JSON', String(error))
  }
  const parsed = PackManifest.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw no(`${issue?.path.join('.') || 'elements.json'}: ${issue?.message ?? 'not readable'}`)
}
