import { labelToken, type LibraryIndex } from '@/lib/editor/reference-labels'
import { tokenAt, type ListName } from '@/lib/storyboard/reference-order'
import type { Scene } from '@/lib/storyboard/schema'
import { tokenText, type Token } from '@/lib/storyboard/tokens'

/** Names people may write after @, longest first so that "@Mara Jade" is not read as "@Mara". */
export type NamedToken = { name: string; token: Token }

export function namedTokens(scene: Scene, index: LibraryIndex): NamedToken[] {
  const { references } = scene
  const own: Token[] = [
    ...references.elements.map(({ id }): Token => ({ kind: 'element', id })),
    ...references.imageIds.map((id): Token => ({ kind: 'image', id })),
    { kind: 'first' },
    { kind: 'end' },
    { kind: 'video' },
  ]
  const named = own.map((token) => ({ name: labelToken(token, scene, index).name, token }))
  for (const { id, name } of index.library.elements) named.push({ name, token: { kind: 'element', id } })
  for (const { id, name, facts } of index.library.assets)
    if (facts.kind === 'image') named.push({ name, token: { kind: 'image', id } })
  const first = new Map<string, NamedToken>()
  for (const each of named) {
    const key = each.name.toLocaleLowerCase()
    if (key && !first.has(key)) first.set(key, each)
  }
  return [...first.values()].sort((a, b) => b.name.length - a.name.length)
}

const sent = /<<<(element|image|video)_([1-9][0-9]*)>>>/g
/** What stands before the @ of a mail address. */
const address = /[A-Za-z0-9_.+-]$/
const wordEnd = /^[\p{L}\p{N}_]/u

/** Plain text from the clipboard as a prompt: "@Name" and "<<<element_1>>>" become stable tokens, the rest stays as it is. */
export function pasteToPrompt(text: string, scene: Scene, names: readonly NamedToken[]): string {
  const numbered = text.replace(sent, (whole, list: ListName, place: string) => {
    const token = tokenAt(list, Number(place), scene.references)
    return token ? tokenText(token) : whole
  })
  let out = ''
  let rest = numbered
  for (let at = rest.indexOf('@'); at >= 0; at = rest.indexOf('@')) {
    const after = rest.slice(at + 1)
    const found = address.test(rest.slice(0, at))
      ? undefined
      : names.find(({ name }) => startsWithName(after, name))
    out += rest.slice(0, at) + (found ? tokenText(found.token) : '@')
    rest = after.slice(found?.name.length ?? 0)
  }
  return out + rest
}

function startsWithName(text: string, name: string): boolean {
  return (
    text.slice(0, name.length).toLocaleLowerCase() === name.toLocaleLowerCase() &&
    !wordEnd.test(text.slice(name.length))
  )
}
