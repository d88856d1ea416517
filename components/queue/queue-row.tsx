import { CostText } from '@/components/queue/cost-text'
import { QueueActions } from '@/components/queue/queue-actions'
import { errorTint, explanation, QueueError } from '@/components/queue/queue-error'
import { modelName, settingsText, subtitle } from '@/components/queue/queue-rows'
import { QueueStatus } from '@/components/queue/queue-status'
import { StartedText, TookText } from '@/components/queue/queue-times'
import { elementSettings, madeFrom, requestPicture } from '@/components/queue/request-picture'
import { columns } from '@/components/queue/queue-table-columns'
import { CircledNumber } from '@/components/ui/circled-number'
import { classNames } from '@/components/ui/class-names'
import { WashedPicture } from '@/components/shell/washed-picture'
import { Picture } from '@/components/ui/picture'
import type { GenerationView, LibraryView } from '@/lib/views'

export function QueueRow({
  generation,
  library,
  paused,
  startsInMs,
}: {
  generation: GenerationView
  library: LibraryView
  paused: boolean
  startsInMs: number | undefined
}) {
  const picture = requestPicture(generation, library)
  const explained = explanation(generation) !== null
  const isElement = generation.kind === 'element'
  const cell = classNames(
    'border-b px-1.5 py-[7px] md:px-2.5',
    explained ? `border-transparent ${errorTint(generation)}` : 'border-line group-hover:bg-panel',
  )
  return (
    <>
      <tr className="group">
        <td className={classNames(cell, 'pl-4 md:pl-6')}>
          <Picture
            src={picture.planned ? null : picture.src}
            alt=""
            className={isElement ? 'size-9 md:size-[46px]' : 'h-9 w-16 md:h-[46px] md:w-[82px]'}
          >
            {picture.planned && picture.src && <WashedPicture url={picture.src} />}
          </Picture>
        </td>
        <td className={cell}>
          <span className="block whitespace-nowrap font-strong">
            <RequestName generation={generation} />
          </span>
          <span className="block max-w-34 truncate md:max-w-56 text-2xs text-ink-3">
            {isElement ? madeFrom(generation, library) : subtitle(generation)}
          </span>
        </td>
        <td className={classNames(cell, columns.model, 'whitespace-nowrap')}>
          {modelName(generation.model)}
        </td>
        <td className={classNames(cell, columns.settings, 'text-ink-2')}>
          {isElement ? elementSettings(generation, library) : settingsText(generation)}
        </td>
        <td className={cell}>
          <QueueStatus generation={generation} paused={paused} />
        </td>
        <td className={classNames(cell, columns.cost, 'text-right whitespace-nowrap')}>
          <CostText generation={generation} />
        </td>
        <td className={classNames(cell, columns.time, 'text-right font-mono tracking-[-0.01em]')}>
          <TookText generation={generation} />
        </td>
        <td className={classNames(cell, columns.started, 'whitespace-nowrap text-ink-2')}>
          <StartedText generation={generation} startsInMs={startsInMs} />
        </td>
        <td className={classNames(cell, 'pr-4 text-right md:pr-6')}>
          <QueueActions generation={generation} />
        </td>
      </tr>
      {explained && <QueueError generation={generation} />}
    </>
  )
}

function RequestName({ generation }: { generation: GenerationView }) {
  if (generation.kind === 'element') return <>Element {generation.elementName}</>
  return (
    <>
      Scene {generation.sceneNumber ?? '?'}, take{' '}
      <CircledNumber
        number={generation.takeNumber}
        picked={generation.picked}
        {...(generation.picked && { className: 'ml-[5px] -my-1' })}
      />
    </>
  )
}
