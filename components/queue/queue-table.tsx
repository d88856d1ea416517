import { Fragment } from 'react'
import { columns } from '@/components/queue/queue-table-columns'
import { QueueRow } from '@/components/queue/queue-row'
import type { LibraryView } from '@/lib/views'
import type { QueueGroup } from '@/components/queue/queue-rows'

const head = 'h-[30px] border-b border-line px-1.5 md:px-2.5 text-left text-2xs font-medium text-ink-3'

export function QueueTable({
  groups,
  showDays,
  library,
  paused,
  starts,
}: {
  groups: QueueGroup[]
  /** Days are known in the browser only: the server may live in another time zone. */
  showDays: boolean
  library: LibraryView
  /** Queues nothing new is sent to. */
  paused: ReadonlySet<string>
  /** In how many milliseconds what waits is likely to start, by id. */
  starts: ReadonlyMap<string, number>
}) {
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th className={`${head} w-[86px] pl-4 md:w-[116px] md:pl-6`}>
            <span className="sr-only">Picture</span>
          </th>
          <th className={head}>Request</th>
          <th className={`${head} ${columns.model}`}>Model</th>
          <th className={`${head} ${columns.settings}`}>Settings</th>
          <th className={`${head} md:w-[150px]`}>Status</th>
          <th className={`${head} ${columns.cost} !text-right`}>Cost</th>
          <th className={`${head} ${columns.time} !text-right`}>Time</th>
          <th className={`${head} ${columns.started}`}>Started</th>
          <th className={`${head} pr-4 md:pr-6`}>
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.heading ?? 'now'}>
            {group.heading !== null && showDays && (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={9}
                  className="h-[34px] px-4 pt-3 pb-1 text-left text-2xs font-body text-ink-3 md:px-6"
                >
                  {group.heading}
                </th>
              </tr>
            )}
            {group.rows.map((generation) => (
              <QueueRow
                key={generation.id}
                generation={generation}
                library={library}
                paused={paused.has(generation.queueId)}
                startsInMs={starts.get(generation.id)}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
