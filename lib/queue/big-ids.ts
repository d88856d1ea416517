const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/**
 * JSON.parse that loses no id: a whole number beyond 2^53 becomes a string of the same digits.
 * Throws SyntaxError like JSON.parse. Upstream element ids are 64-bit numbers (contract.md 1.5).
 */
export function parseKeepingIds(text: string): unknown {
  return JSON.parse(/\d{16}/.test(text) ? quoteBigNumbers(text) : text)
}

function quoteBigNumbers(text: string): string {
  const parts: string[] = []
  let copied = 0
  let at = 0
  while (at < text.length) {
    const char = text.charCodeAt(at)
    if (char === 0x22) {
      at = endOfString(text, at)
      continue
    }
    if (char !== 0x2d && (char < 0x30 || char > 0x39)) {
      at += 1
      continue
    }
    NUMBER.lastIndex = at
    const token = NUMBER.exec(text)?.[0] ?? text.charAt(at)
    if (/^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token))) {
      parts.push(text.slice(copied, at), `"${token}"`)
      copied = at + token.length
    }
    at += token.length
  }
  parts.push(text.slice(copied))
  return parts.join('')
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === 0x5c) at += 1
    else if (char === 0x22) return at + 1
  }
  return text.length
}
