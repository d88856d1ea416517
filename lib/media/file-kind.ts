/** `accepted` kinds may become assets; for the others `name` reads well after "is": "a GIF picture". */
export type FileKind =
  | { accepted: true; type: 'image'; mime: 'image/jpeg' | 'image/png'; ext: 'jpg' | 'png' }
  | { accepted: true; type: 'video'; mime: 'video/mp4' | 'video/quicktime'; ext: 'mp4' | 'mov' }
  | { accepted: false; name: string }

/** How many bytes of the start of a file `fileKind` wants to see. */
export const HEAD_BYTES = 4096

const jpeg: FileKind = { accepted: true, type: 'image', mime: 'image/jpeg', ext: 'jpg' }
const png: FileKind = { accepted: true, type: 'image', mime: 'image/png', ext: 'png' }
const mp4: FileKind = { accepted: true, type: 'video', mime: 'video/mp4', ext: 'mp4' }
const mov: FileKind = { accepted: true, type: 'video', mime: 'video/quicktime', ext: 'mov' }

type Magic = { at: number; bytes: string; kind: FileKind }
const refused = (at: number, bytes: string, name: string): Magic => ({
  at,
  bytes,
  kind: { accepted: false, name },
})

const magic: Magic[] = [
  { at: 0, bytes: '\xff\xd8\xff', kind: jpeg },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', kind: png },
  refused(0, 'GIF87a', 'a GIF picture'),
  refused(0, 'GIF89a', 'a GIF picture'),
  refused(8, 'WEBP', 'a WebP picture'),
  refused(8, 'AVI ', 'an AVI video'),
  refused(8, 'WAVE', 'a WAV sound'),
  refused(0, 'II*\0', 'a TIFF picture'),
  refused(0, 'MM\0*', 'a TIFF picture'),
  refused(0, '8BPS', 'a Photoshop file'),
  refused(0, '\xff\x0a', 'a JPEG XL picture'),
  refused(0, '\0\0\0\x0cJXL ', 'a JPEG XL picture'),
  refused(0, '\0\0\0\x0cjP  ', 'a JPEG 2000 picture'),
  refused(0, '\x1aE\xdf\xa3', 'a WebM or Matroska video'),
  refused(0, 'FLV\x01', 'an FLV video'),
  refused(0, '\x30\x26\xb2\x75', 'a Windows Media file'),
  refused(0, '\0\0\x01\xba', 'an MPEG video'),
  refused(0, '\0\0\x01\xb3', 'an MPEG video'),
  refused(0, 'ID3', 'an MP3 sound'),
  refused(0, '\xff\xfb', 'an MP3 sound'),
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
  [/^qt {2}$/, mov],
  [/^(hei[cfmsx]|hev[cmsx]|mif1|msf1)$/, { accepted: false, name: 'an HEIC picture' }],
  [/^avi[fs]$/, { accepted: false, name: 'an AVIF picture' }],
  [/^(M4A |M4B |M4P |F4A )$/, { accepted: false, name: 'an M4A sound' }],
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
  return isoMedia(start) ?? textual(head, start) ?? unknown
}
const unknown: FileKind = { accepted: false, name: 'not a picture or a video' }

function isoMedia(start: string): FileKind | null {
  const box = start.slice(4, 8)
  if (box === 'ftyp') return brands.find(([pattern]) => pattern.test(start.slice(8, 12)))?.[1] ?? mp4
  // QuickTime files from before 2000 and some cameras have no ftyp.
  return ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(box) ? mov : null
}

function textual(head: Uint8Array, start: string): FileKind | null {
  if (start.startsWith('BM') && start.slice(6, 10) === '\0\0\0\0')
    return { accepted: false, name: 'a BMP picture' }
  if (head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47)
    return { accepted: false, name: 'an MPEG transport stream' }
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^#EXTM3U/.test(text)) return { accepted: false, name: 'an HLS playlist' }
  if (/^ffconcat version/.test(text)) return { accepted: false, name: 'a list of other files' }
  if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(text))
    return { accepted: false, name: 'an SVG drawing' }
  if (/^(<!doctype html|<html)/i.test(text)) return { accepted: false, name: 'a web page' }
  // Control characters other than white space do not occur in text of any encoding we would name.
  return /^[^\0-\x08\x0e-\x1a\x1c-\x1f]+$/.test(start) ? { accepted: false, name: 'a text file' } : null
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes.subarray(0, HEAD_BYTES)) text += String.fromCharCode(byte)
  return text
}
