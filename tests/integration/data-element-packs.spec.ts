import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { createElement } from '@/lib/server/elements/edit'
import { listElements } from '@/lib/server/elements/library'
import { exportPack } from '@/lib/server/elements/pack-export'
import { importPack } from '@/lib/server/elements/pack-import'
import { listVoices } from '@/lib/server/elements/voices'
import { listAssets } from '@/lib/server/assets'
import { stopDecoder } from '@/lib/server/media/decoder'
import { openSample } from '@/lib/server/storyboards'
import { expect, test } from '@/tests/support/store'

test.afterAll(stopDecoder)

type Part = [name: string, bytes: Buffer]
async function zipOf(...parts: Part[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream as unknown as Readable)
}
const manifestOf = (value: unknown): Part => ['elements.json', Buffer.from(JSON.stringify(value))]
const open = (owner: string, bytes: Buffer) => importPack(owner, Readable.from([bytes]))

test('a pack of several elements rebuilds them for somebody else, with their pictures, words and voices', async ({
  store: _,
}) => {
  test.setTimeout(120_000)
  await openSample('anna')
  const wanted = (await listElements('anna')).slice(0, 3)
  const { name, body } = await exportPack(
    'anna',
    wanted.map(({ id }) => id),
  )
  expect(name).toBe('3 elements.shotboard-elements.zip')
  const made = await open('bert', await buffer(body))
  const facts = ({ name, description, tagIds, referenceType, files }: (typeof made)[number]) => ({
    ...{ name, description, tagIds, referenceType },
    files: files.map(({ url }) => url),
  })
  expect(made).toHaveLength(3)
  const byName = new Map(wanted.map((each) => [each.name, facts(each)]))
  for (const each of made) expect(facts(each)).toEqual(byName.get(each.name))
  expect(made.every(({ state }) => state === 'elsewhere')).toBe(true)
  expect((await listAssets('bert')).length).toBe(
    new Set(made.flatMap(({ files }) => files.map(({ url }) => url))).size,
  )
  expect(await listVoices('bert')).toEqual([])
})

test('a pack opened twice keeps each picture once', async ({ store: _ }) => {
  await openSample('carl')
  const [mara] = await listElements('carl')
  const bytes = await buffer((await exportPack('carl', [mara?.id ?? ''])).body)
  await open('dina', bytes)
  const before = (await listAssets('dina')).length
  await open('dina', bytes)
  expect((await listAssets('dina')).length).toBe(before)
  expect(await listElements('dina')).toHaveLength(2)
})

const sha = 'a'.repeat(64)
const one = (change: object = {}) => ({
  format: 'shotboard-elements',
  version: 1,
  elements: [
    {
      ...{ name: 'Mara', description: 'Keeper', tagIds: [], referenceType: 'image_refer', voice: null },
      files: [
        { path: `files/${sha}.png`, name: 'a.png' },
        { path: `files/${sha}.png`, name: 'a.png' },
      ],
      ...change,
    },
  ],
})
const picture: Part = [`files/${sha}.png`, Buffer.from('not what its name says')]

const hostile: [string, () => Promise<Buffer>, RegExp][] = [
  ['no zip', () => Promise.resolve(Buffer.from('PK but not really a zip at all')), /it is not a zip/],
  ['an empty zip', () => zipOf(), /it has no elements\.json/],
  [
    'another program in it',
    () => zipOf(manifestOf(one()), picture, ['run.sh', Buffer.from('rm')]),
    /"run\.sh", which does not belong/,
  ],
  [
    'a path that climbs out',
    async () =>
      renamed(
        await zipOf(manifestOf(one()), ['files/xx/passwd', Buffer.from('x')]),
        'files/xx/passwd',
        'files/../passwd',
      ),
    /directory is broken|does not belong/,
  ],
  ['a broken manifest', () => zipOf(['elements.json', Buffer.from('{')]), /elements\.json is not JSON/],
  [
    'a manifest of something else',
    () => zipOf(manifestOf({ format: 'zip', version: 1, elements: [] })),
    /^This is not a pack of elements: format/,
  ],
  [
    'a name that is too long',
    () => zipOf(manifestOf(one({ name: 'x'.repeat(21) })), picture),
    /A name has at most 20 characters/,
  ],
  [
    'a tag nobody knows',
    () => zipOf(manifestOf(one({ tagIds: ['o_999'] })), picture),
    /This tag is not known/,
  ],
  ['a missing picture', () => zipOf(manifestOf(one())), /a{64}\.png is missing/],
  [
    'bytes that are not what the name promises',
    () => zipOf(manifestOf(one()), picture),
    /a{64}\.png of the pack is damaged/,
  ],
  [
    'a manifest that unpacks to a flood',
    () => zipOf(['elements.json', Buffer.alloc(3 * 1024 * 1024, ' ')]),
    /its elements\.json is too large/,
  ],
  [
    'more files than a pack has',
    () =>
      zipOf(
        manifestOf(one()),
        ...Array.from({ length: 900 }, (_, i): Part => [
          `files/${String(i).padStart(64, '0')}.png`,
          Buffer.from('x'),
        ]),
      ),
    /holds more than 800 files/,
  ],
  [
    'a size that is a lie',
    async () => lying(await zipOf(manifestOf(one()))),
    /its content is damaged|cannot be read/,
  ],
]
for (const [what, bytes, sentence] of hostile)
  test(`${what} is refused with a sentence and leaves nothing behind`, async ({ store: _ }) => {
    const owner = `nobody ${what}`
    await expect(open(owner, await bytes())).rejects.toThrow(sentence)
    expect(await listElements(owner)).toEqual([])
    expect(await listAssets(owner)).toEqual([])
  })

test('an element that cannot be exported is told', async ({ store: _ }) => {
  await expect(exportPack('nobody', ['00000000-0000-4000-8000-000000000000'])).rejects.toThrow(
    'These elements are no longer in the library.',
  )
  await expect(
    createElement('nobody', {
      make: false,
      input: {
        ...{
          name: 'X',
          description: 'Y',
          tagIds: [],
          referenceType: 'image_refer',
          videoAssetId: null,
          voiceId: null,
        },
        ...{ frontalAssetId: null, referAssetIds: [] },
      },
    }),
  ).rejects.toThrow(/cannot be made so/)
})

/** The same length, so that offsets in the zip stay true. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
}

/** The directory claims that the first entry unpacks to a single byte. */
function lying(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  copy.writeUInt32LE(1, at + 24)
  return copy
}
