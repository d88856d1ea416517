import { mimeName } from '@/lib/storyboard/mime-name'

export type MediaType = 'image' | 'video' | 'audio'
/** How a file is packed: it decides which reader looks at it. */
export type Format =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'gif'
  | 'heic'
  | 'tiff'
  | 'bmp'
  | 'svg'
  | 'mp4'
  | 'mov'
  | 'webm'
  | 'mkv'
  | 'avi'
  | 'wav'
  | 'mp3'
  | 'm4a'

/** `accepted` kinds may become assets. `name` reads well after "is": "a GIF picture". */
export type AcceptedKind = {
  accepted: true
  type: MediaType
  format: Format
  mime: string
  ext: string
  name: string
}
export type FileKind = AcceptedKind | { accepted: false; name: string }

/** How many bytes of the start of a file `fileKind` wants to see. */
export const HEAD_BYTES = 4096

const kind = (format: Format, mime: string, ext: string = format): AcceptedKind => {
  const type = mime.slice(0, mime.indexOf('/')) as MediaType
  return { accepted: true, type, format, mime, ext, name: mimeName(mime) }
}

const kinds = {
  jpeg: kind('jpeg', 'image/jpeg', 'jpg'),
  png: kind('png', 'image/png'),
  webp: kind('webp', 'image/webp'),
  avif: kind('avif', 'image/avif'),
  gif: kind('gif', 'image/gif'),
  heic: kind('heic', 'image/heic'),
  tiff: kind('tiff', 'image/tiff'),
  bmp: kind('bmp', 'image/bmp'),
  svg: kind('svg', 'image/svg+xml'),
  mp4: kind('mp4', 'video/mp4'),
  mov: kind('mov', 'video/quicktime'),
  webm: kind('webm', 'video/webm'),
  mkv: kind('mkv', 'video/x-matroska'),
  avi: kind('avi', 'video/x-msvideo'),
  wav: kind('wav', 'audio/wav'),
  mp3: kind('mp3', 'audio/mpeg'),
  m4a: kind('m4a', 'audio/mp4'),
} satisfies Record<Format, AcceptedKind>

type Magic = { at: number; bytes: string; kind: FileKind }
const taken = (at: number, bytes: string, format: Format): Magic => ({ at, bytes, kind: kinds[format] })
const refused = (at: number, bytes: string, name: string): Magic => ({
  at,
  bytes,
  kind: { accepted: false, name },
})

const magic: Magic[] = [
  taken(0, '\xff\xd8\xff', 'jpeg'),
  taken(0, '\x89PNG\r\n\x1a\n', 'png'),
  taken(0, 'GIF87a', 'gif'),
  taken(0, 'GIF89a', 'gif'),
  taken(8, 'WEBP', 'webp'),
  taken(8, 'AVI ', 'avi'),
  taken(8, 'WAVE', 'wav'),
  taken(0, 'II*\0', 'tiff'),
  taken(0, 'MM\0*', 'tiff'),
  taken(0, 'ID3', 'mp3'),
  taken(0, '\xff\xfb', 'mp3'),
  taken(0, '\xff\xfa', 'mp3'),
  taken(0, '\xff\xf3', 'mp3'),
  taken(0, '\xff\xf2', 'mp3'),
  refused(0, '8BPS', 'a Photoshop file'),
  refused(0, '\xff\x0a', 'a JPEG XL picture'),
  refused(0, '\0\0\0\x0cJXL ', 'a JPEG XL picture'),
  refused(0, '\0\0\0\x0cjP  ', 'a JPEG 2000 picture'),
  refused(0, 'FLV\x01', 'an FLV video'),
  refused(0, '\x30\x26\xb2\x75', 'a Windows Media file'),
  refused(0, '\0\0\x01\xba', 'an MPEG video'),
  refused(0, '\0\0\x01\xb3', 'an MPEG video'),
  refused(0, '\xff\xf1', 'an AAC sound'),
  refused(0, 'OggS', 'an Ogg file'),
  refused(0, 'fLaC', 'a FLAC sound'),
  refused(0, '%PDF', 'a PDF document'),
  refused(0, '%!PS', 'a PostScript document'),
  refused(0, 'PK\x03\x04', 'a ZIP archive'),
  refused(0, 'PK\x05\x06', 'a ZIP archive'),
  refused(0, 'Rar!', 'a RAR archive'),
  refused(0, '7z\xbc\xaf', 'a 7z archive'),
  refused(0, '\x1f\x8b', 'a gzip archive'),
  refused(0, '\x7fELF', 'a program'),
  refused(0, 'MZ', 'a program'),
  refused(0, '\0asm', 'a program'),
]

const brands: [pattern: RegExp, kind: FileKind][] = [
  [/^qt {2}$/, kinds.mov],
  [/^(hei[cfmsx]|hev[cmsx])$/, kinds.heic],
  [/^avi[fs]$/, kinds.avif],
  [/^(M4A |M4B )$/, kinds.m4a],
  [/^(M4P |F4A )$/, { accepted: false, name: 'a protected or Flash sound' }],
  [/^3g/, { accepted: false, name: 'a 3GP video' }],
  [/^crx /, { accepted: false, name: 'a camera raw picture' }],
  [/^jp2|^jpx/, { accepted: false, name: 'a JPEG 2000 picture' }],
]

/** Judges by content alone. `head` is the start of the file, HEAD_BYTES long or the whole of a shorter file. */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return { accepted: false, name: 'empty' }
  const start = latin1(head)
  const found = magic.find(({ at, bytes }) => start.startsWith(bytes, at))
  if (found) return found.kind
  return matroska(start) ?? isoMedia(start) ?? textual(head, start) ?? unknown
}
const unknown: FileKind = { accepted: false, name: 'not a picture, a video or a sound' }

function matroska(start: string): FileKind | null {
  if (!start.startsWith('\x1aE\xdf\xa3')) return null
  // The DocType element: id 42 82, a one-byte size, then text.
  const type = /\x42\x82[\x80-\x90]([a-z]+)/.exec(start.slice(0, 256))?.[1]
  return type === 'webm' ? kinds.webm : kinds.mkv
}

function isoMedia(start: string): FileKind | null {
  const box = start.slice(4, 8)
  if (box === 'ftyp') {
    const brand = start.slice(8, 12)
    if (/^(mif1|msf1)$/.test(brand)) return stillBrand(start)
    return brands.find(([pattern]) => pattern.test(brand))?.[1] ?? kinds.mp4
  }
  // QuickTime files from before 2000 and some cameras have no ftyp.
  return ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(box) ? kinds.mov : null
}

/** "mif1" says only that it is a still: the compatible brands tell which codec. */
function stillBrand(start: string): FileKind {
  const end = Math.min(start.length, 256)
  for (let at = 16; at + 4 <= end; at += 4) {
    const brand = start.slice(at, at + 4)
    if (/^avi[fs]$/.test(brand)) return kinds.avif
    if (/^hei[cx]$/.test(brand)) return kinds.heic
  }
  return kinds.heic
}

function textual(head: Uint8Array, start: string): FileKind | null {
  if (start.startsWith('BM') && start.slice(6, 10) === '\0\0\0\0') return kinds.bmp
  if (head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47)
    return { accepted: false, name: 'an MPEG transport stream' }
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^#EXTM3U/.test(text)) return { accepted: false, name: 'an HLS playlist' }
  if (/^ffconcat version/.test(text)) return { accepted: false, name: 'a list of other files' }
  if (isSvg(text)) return kinds.svg
  if (/^(<!doctype html|<html)/i.test(text)) return { accepted: false, name: 'a web page' }
  // Control characters other than white space do not occur in text of any encoding we would name.
  return /^[^\0-\x08\x0e-\x1a\x1c-\x1f]+$/.test(start) ? { accepted: false, name: 'a text file' } : null
}

const prolog = /^(<\?xml[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*|<!doctype svg(?:[^[>]|\[[^\]]*\])*>\s*)/i
function isSvg(text: string): boolean {
  let rest = text
  for (let found = prolog.exec(rest); found; found = prolog.exec(rest)) rest = rest.slice(found[0].length)
  return /^<svg[\s>]/i.test(rest)
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes.subarray(0, HEAD_BYTES)) text += String.fromCharCode(byte)
  return text
}
