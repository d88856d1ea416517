/** A fresh id for scenes and shots: 20 letters and digits. Works without a secure context, where randomUUID is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20))
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}
