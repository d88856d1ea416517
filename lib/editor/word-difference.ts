/** A run of words of two texts: in both, only in the first, or only in the second. */
type WordRun = { text: string; in: 'both' | 'first' | 'second' }

const LONGEST = 1_200

/** By the longest common sequence of words; a space follows every word. Very long texts differ as a whole. */
export function wordDifference(first: string, second: string): WordRun[] {
  const a = words(first)
  const b = words(second)
  if (a.length > LONGEST || b.length > LONGEST)
    return first === second
      ? [{ text: first, in: 'both' }]
      : [
          { text: first, in: 'first' },
          { text: second, in: 'second' },
        ]
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const runs: WordRun[] = []
  const add = (text: string, where: WordRun['in']) => {
    const last = runs.at(-1)
    if (last?.in === where) last.text += text
    else runs.push({ text, in: where })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(b[j] ?? '', 'both')
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) add(a[i++] ?? '', 'first')
    else add(b[j++] ?? '', 'second')
  }
  return runs
}

const words = (text: string): string[] => (text.match(/\S+/g) ?? []).map((word) => `${word} `)
