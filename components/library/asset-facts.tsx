import { byteText } from '@/components/ui/byte-text'
import { dayText, clockTime } from '@/components/ui/time-text'
import { ratioText } from '@/lib/editor/asset-facts'
import { formatSeconds } from '@/lib/storyboard/timeline'
import type { AssetView } from '@/lib/views'

/** What is known of a file from its content. */
export function AssetFacts({ asset }: { asset: AssetView }) {
  return (
    <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-2 gap-y-1 text-2xs">
      {rowsOf(asset).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
      {asset.colourHex && (
        <div className="contents">
          <dt className="text-ink-3">Colour</dt>
          <dd className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="size-3 rounded-full border border-edge"
              style={{ background: asset.colourHex }}
            />
            {asset.colourHex}
          </dd>
        </div>
      )}
    </dl>
  )
}

function rowsOf({ facts, createdAt, binnedAt }: AssetView): [string, string][] {
  const at = Date.parse(createdAt)
  const rows: [string, string | null][] = [
    ['Type', facts.mime],
    ['Size', byteText(facts.bytes)],
  ]
  if (facts.kind !== 'audio')
    rows.push(['Dimensions', `${facts.width} × ${facts.height}`], ['Shape', ratioText(facts)])
  if (facts.kind === 'audio')
    rows.push(
      ['Length', formatSeconds(facts.durationMs)],
      ['Codec', facts.codec],
      ['Sound', `${facts.channels === 1 ? 'Mono' : `${facts.channels} channels`}, ${facts.sampleRate} Hz`],
    )
  if (facts.kind === 'video')
    rows.push(
      ['Length', formatSeconds(facts.durationMs)],
      ['Frame rate', `${Number(facts.fps.toFixed(3))} fps${facts.variableFps ? ', varies' : ''}`],
      ['Codec', facts.codec],
      ['Sound', facts.audioCodec ?? 'None'],
    )
  rows.push(['Added', `${dayText(at, Date.now())}, ${clockTime(at)}`])
  if (binnedAt) rows.push(['In the bin', `since ${dayText(Date.parse(binnedAt), Date.now())}`])
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}
