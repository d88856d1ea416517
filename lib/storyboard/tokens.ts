/**
 * Prompts are plain strings with stable tokens: `{{element:ID}}`, `{{image:ASSETID}}`, `{{first}}`, `{{end}}`, `{{video}}`.
 * They name things, never places, so renaming and reordering cannot break them; request.ts turns them into `<<<element_1>>>`.
 */
export type Token =
  | { kind: 'element'; id: string }
  | { kind: 'image'; id: string }
  | { kind: 'first' }
  | { kind: 'end' }
  | { kind: 'video' }
export type PromptPart = { type: 'text'; text: string } | { type: 'token'; token: Token }

const TOKEN = /\{\{(?:(element|image):([A-Za-z0-9_-]{1,64})|(first|end|video))\}\}/g

/** Text and tokens in order, without empty texts. Anything that is not exactly a token stays text. */
export function parsePrompt(prompt: string): PromptPart[] {
  const parts: PromptPart[] = []
  let end = 0
  for (const match of prompt.matchAll(TOKEN)) {
    if (match.index > end) parts.push({ type: 'text', text: prompt.slice(end, match.index) })
    const [whole, named, id, slot] = match
    const token: Token | null =
      named && id
        ? { kind: named === 'element' ? 'element' : 'image', id }
        : slot === 'first' || slot === 'end' || slot === 'video'
          ? { kind: slot }
          : null
    if (token) parts.push({ type: 'token', token })
    end = match.index + whole.length
  }
  if (end < prompt.length) parts.push({ type: 'text', text: prompt.slice(end) })
  return parts
}

/** The inverse of parsePrompt. */
export function writePrompt(parts: readonly PromptPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : tokenText(part.token))).join('')
}

export function tokenText(token: Token): string {
  return 'id' in token ? `{{${token.kind}:${token.id}}}` : `{{${token.kind}}}`
}

/** The token a text such as `{{element:mara}}` stands for, or null. */
export function readToken(text: string): Token | null {
  const [part, ...rest] = parsePrompt(text)
  return part?.type === 'token' && rest.length === 0 ? part.token : null
}

export function tokensIn(prompt: string): Token[] {
  return parsePrompt(prompt).flatMap((part) => (part.type === 'token' ? [part.token] : []))
}

/** The prompt without the tokens that `gone` picks; `leave` (a name) stands in their place, else one of the two spaces goes too. */
export function dropTokens(prompt: string, gone: (token: Token) => boolean, leave = ''): string {
  const parts = parsePrompt(prompt)
  if (!parts.some((part) => part.type === 'token' && gone(part.token))) return prompt
  let text = ''
  let tidy = false
  for (const part of parts) {
    if (part.type === 'token' && gone(part.token)) {
      text += leave
      tidy = leave === ''
      continue
    }
    const piece = part.type === 'text' ? part.text : tokenText(part.token)
    const doubled = tidy && /^\s/.test(piece) && (text === '' || /\s$/.test(text))
    text += doubled ? piece.slice(1) : piece
    tidy = false
  }
  return tidy ? text.trimEnd() : text
}
