export type MentionMatch = {
  /** Where the `@` stands in the text. */
  index: number
  query: string
}

const fold = (text: string) => text.toLocaleLowerCase().normalize('NFKD')

/** The mention that is being typed at the end of `text`. A blank ends it, unless a name goes on after it: "@New el" of "New element". */
export function mentionAtEnd(text: string, names: readonly string[]): MentionMatch | null {
  const index = text.lastIndexOf('@')
  if (index < 0) return null
  const query = text.slice(index + 1)
  if (!/\s/.test(query)) return { index, query }
  const typed = fold(query)
  return names.some((name) => fold(name).startsWith(typed)) ? { index, query } : null
}
