const names: Record<string, string> = {
  'image/jpeg': 'a JPEG picture',
  'image/png': 'a PNG picture',
  'image/webp': 'a WebP picture',
  'image/avif': 'an AVIF picture',
  'image/gif': 'a GIF picture',
  'image/heic': 'an HEIC picture',
  'image/tiff': 'a TIFF picture',
  'image/bmp': 'a BMP picture',
  'image/svg+xml': 'an SVG drawing',
  'video/mp4': 'an MP4 video',
  'video/quicktime': 'a MOV video',
  'video/webm': 'a WebM video',
  'video/x-matroska': 'a Matroska video',
  'video/x-msvideo': 'an AVI video',
  'audio/wav': 'a WAV sound',
  'audio/mpeg': 'an MP3 sound',
  'audio/mp4': 'an M4A sound',
}

/** What a file of this MIME type is called; reads well after "is". */
export function mimeName(mime: string): string {
  return names[mime] ?? mime
}
