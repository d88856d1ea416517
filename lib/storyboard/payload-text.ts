import { isObject, type JsonObject } from '@/lib/storyboard/json-value'

export type PayloadText = { ok: true; payload: JsonObject } | { ok: false; sentence: string }

/** An omni payload out of what a person pasted: the payload, the whole request around it, or a curl line with either. */
export function readPayloadText(text: string): PayloadText {
  const trimmed = text.trim()
  if (trimmed === '') return no('Paste the JSON of a request, or the curl line that sends it.')
  const isCurl = /^(\$\s*)?curl\s/.test(trimmed)
  const json = isCurl ? curlBody(trimmed) : trimmed
  if (json === null) return no('This curl line has no body. Its JSON stands after -d or --data.')
  if (json.startsWith('@'))
    return no(`This curl line reads its body from the file ${json.slice(1)}. Paste what is in that file.`)
  const parsed = parseJson(json)
  if (!parsed.ok)
    return no(parsed.sentence + (isCurl ? ' Lines are counted from the start of the body.' : ''))
  return requestIn(parsed.value)
}

function requestIn(value: unknown): PayloadText {
  if (!isObject(value)) return no('A request is an object in braces: { "model": …, "payload": { … } }.')
  const { model, payload } = value
  if (payload === undefined && model === undefined) return { ok: true, payload: value }
  if (typeof model === 'string' && model !== 'kling-v3-omni')
    return no(
      model === 'kling-create-element'
        ? 'This request makes an element, not a scene. Make it under Elements.'
        : `This request is for the model ${model}. Scenes are made by kling-v3-omni.`,
    )
  if (!isObject(payload)) return no('The request has no payload in braces: { "model": …, "payload": { … } }.')
  return { ok: true, payload }
}

function no(sentence: string): PayloadText {
  return { ok: false, sentence }
}

type Parsed = { ok: true; value: unknown } | { ok: false; sentence: string }

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const { at, what } = firstFault(text)
    const before = text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n')
    return { ok: false, sentence: `This is not JSON: line ${line}, column ${column}: ${what}.` }
  }
}

/**
 * Where JSON first goes wrong, and how. Browsers word and place this differently, so it is read here: strictly, by the
 * grammar of RFC 8259, and only to find a fault that JSON.parse has met.
 */
function firstFault(text: string): { at: number; what: string } {
  let at = 0
  const fail = (what: string): never => {
    throw new Fault(at, what)
  }
  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at++
  }
  const seen = () => (at >= text.length ? 'the text ends here' : `${JSON.stringify(text[at])} stands here`)
  function string() {
    const start = at++
    while (text[at] !== '"') {
      if (at >= text.length) throw new Fault(start, 'this text has no closing quotation mark')
      if ((text[at] ?? '') < ' ') fail('a line break inside a text must be written \\n')
      if (text[at] === '\\' && !/^\\(["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6)))
        fail('after a backslash only " \\ / b f n r t or u with four digits may stand')
      at += text[at] === '\\' ? 2 : 1
    }
    at++
  }
  function list(close: string, item: () => void, what: string) {
    at++
    space()
    if (text[at] === close) return void at++
    for (;;) {
      space()
      if (text[at] === close) fail('a comma must be followed by another value')
      item()
      space()
      if (text[at] === close) return void at++
      if (text[at] !== ',') fail(`a comma or ${close} is missing after ${what}, ${seen()}`)
      at++
    }
  }
  function member() {
    if (text[at] !== '"') fail(`a name in quotation marks is expected, ${seen()}`)
    string()
    space()
    if (text[at] !== ':') fail(`a colon is missing after the name, ${seen()}`)
    at++
    value()
  }
  function value() {
    space()
    const rest = text.slice(at, at + 400)
    const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(rest)?.[0]
    if (text[at] === '{') list('}', member, 'a value')
    else if (text[at] === '[') list(']', value, 'an item')
    else if (text[at] === '"') string()
    else if (word) at += word.length
    else fail(`a value is expected, ${seen()}`)
  }
  try {
    value()
    space()
    return { at, what: 'something follows after the end' }
  } catch (error) {
    if (error instanceof Fault) return { at: error.at, what: error.what }
    if (error instanceof RangeError) return { at, what: 'it is nested too deeply' }
    throw error
  }
}

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly what: string,
  ) {
    super(what)
  }
}

const DATA = new Set(['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json'])

/** The body of a curl line as a shell would hand it over; null when it has none. */
function curlBody(line: string): string | null {
  const words = shellWords(line)
  for (const [index, word] of words.entries()) {
    if (DATA.has(word)) return words[index + 1]?.trim() ?? null
    const joined = /^(?:--(?:data(?:-raw|-binary|-ascii)?|json)=|-d)([\s\S]+)$/.exec(word)?.[1]
    if (joined !== undefined) return joined.trim()
  }
  return null
}

/** Words of a POSIX shell line: quotes of both kinds, $'…', backslashes, lines joined by a backslash or a caret. */
function shellWords(line: string): string[] {
  const words: string[] = []
  const piece =
    /\s+|(?:\\|\^)\r?\n|\$'((?:\\[\s\S]|[^'\\])*)'|'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|([^\s'"\\]+|[\s\S])/g
  let open = false
  for (const [whole, ansi, single, double, escaped, plain] of line.matchAll(piece)) {
    if (/^(?:\s+|[\\^]\r?\n)$/.test(whole)) {
      open = false
      continue
    }
    const text =
      ansi !== undefined ? ansiText(ansi) : (single ?? plainDouble(double) ?? escaped ?? plain ?? '')
    if (open) words.push((words.pop() ?? '') + text)
    else words.push(text)
    open = true
  }
  return words
}

function plainDouble(text: string | undefined): string | undefined {
  return text?.replace(/\\(?:\r?\n|(["\\$`]))/g, '$1')
}
const ANSI: Record<string, string> = { n: '\n', t: '\t', r: '\r' }
function ansiText(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_, u, x, one: string) =>
    u || x ? String.fromCharCode(parseInt(u ?? x, 16)) : (ANSI[one] ?? one),
  )
}
