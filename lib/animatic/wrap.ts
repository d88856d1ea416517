/** One CJK character, or a word with the spaces after it. */
const UNIT = /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]|[^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+\s*/g

/** Breaks text into at most `maxLines` lines no wider than `maxWidth`; what does not fit ends in "…". */
export function wrap(
  text: string,
  maxWidth: number,
  maxLines: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = []
  let line = ''
  // Words behind the last line are not measured: prompts may be 2,500 characters long.
  for (const unit of unitsOf(text, maxWidth, measure)) {
    if (line !== '' && measure((line + unit).trimEnd()) > maxWidth) {
      if (lines.length === maxLines - 1) return [...lines, shorten(line.trimEnd(), maxWidth, measure, true)]
      lines.push(line.trimEnd())
      line = unit
    } else line += unit
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

function* unitsOf(text: string, maxWidth: number, measure: (text: string) => number) {
  for (const [unit] of text.matchAll(UNIT)) yield* breakLong(unit, maxWidth, measure)
}

function breakLong(unit: string, maxWidth: number, measure: (text: string) => number): string[] {
  if (measure(unit.trimEnd()) <= maxWidth) return [unit]
  const letters = [...unit]
  const pieces: string[] = []
  let piece = ''
  for (const letter of letters) {
    if (piece !== '' && measure(piece + letter) > maxWidth) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

/** Fits text into one line; `always` adds the "…" even when it would fit, for text that goes on. */
export function shorten(
  text: string,
  maxWidth: number,
  measure: (text: string) => number,
  always = false,
): string {
  if (!always && measure(text) <= maxWidth) return text
  const letters = [...text]
  while (letters.length > 1 && measure(`${letters.join('').trimEnd()}…`) > maxWidth) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
