'use client'
import Link from 'next/link'
import { useAssetDetail } from '@/lib/queries/assets'

/** Where a file is needed, each place a link. */
export function AssetUses({ id }: { id: string }) {
  const uses = useAssetDetail(id)?.uses
  if (!uses) return null
  const none = uses.storyboards.length + uses.elements.length + uses.takes.length === 0
  return (
    <section aria-label="Where it is used">
      <h3 className="mb-1.5 font-strong">Where it is used</h3>
      {none && <p className="text-2xs text-ink-3">Nowhere. Nothing breaks when it is deleted.</p>}
      <ul className="grid gap-1 text-2xs">
        {uses.storyboards.map(({ id: board, title, scenes }) => (
          <li key={board}>
            <Link href={`/storyboards/${board}`} className={link}>
              {title}
            </Link>
            <span className="text-ink-3">
              {' '}
              {scenes.map(({ number, name }) => (name ? `${number} ${name}` : `scene ${number}`)).join(', ')}
            </span>
          </li>
        ))}
        {uses.elements.map((element) => (
          <li key={element.id}>
            <Link href="/elements" className={link}>
              {element.name}
            </Link>
            <span className="text-ink-3"> element</span>
          </li>
        ))}
        {uses.takes.map((take) => (
          <li key={take.id}>
            <Link
              href={`/storyboards/${take.storyboardId}?scene=${take.sceneId}&take=${take.id}`}
              className={link}
            >
              Take {take.takeNumber}
            </Link>
            <span className="text-ink-3"> {take.title}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
const link = 'font-medium text-ink underline decoration-edge underline-offset-2 hover:decoration-ink'
