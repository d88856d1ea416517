/**
 * A picture sent inside the JSON: a data URI or raw base64 of a JPEG or PNG (contract.md 1.8).
 * Null when the value is neither; http(s) addresses are the caller's matter.
 */
export function decodePicture(value: string): { bytes: Buffer; extension: 'jpg' | 'png' } | null {
  const encoded = /^data:image\/(?:png|jpe?g);base64,(.*)$/s.exec(value)?.[1] ?? value
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(encoded)) return null
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return { bytes, extension: 'jpg' }
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return { bytes, extension: 'png' }
  return null
}
