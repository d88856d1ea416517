'use client'
import type { ReactNode } from 'react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Clapperboard, Images, LayoutGrid, ListVideo, Shapes } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { isRunning, useQueue } from '@/lib/queries/generations'

type Page = { href: string; name: string; icon: ReactNode; isHere: (path: string) => boolean }
const under = (root: string) => (path: string) => path === root || path.startsWith(`${root}/`)
const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
const elements: Page = {
  href: '/elements',
  name: 'Elements',
  icon: <Shapes {...icon} />,
  isHere: under('/elements'),
}
const media: Page = { href: '/media', name: 'Media', icon: <Images {...icon} />, isHere: under('/media') }
const queue: Page = { href: '/queue', name: 'Queue', icon: <ListVideo {...icon} />, isHere: under('/queue') }
const home: Page = {
  href: '/',
  name: 'Storyboards',
  icon: <LayoutGrid {...icon} />,
  isHere: (path) => path === '/',
}
const studio: Page = {
  href: '',
  name: 'Storyboard',
  icon: <Clapperboard {...icon} />,
  isHere: under('/storyboards'),
}

/** The pages. Inside the studio the first one is the open storyboard. On a phone they stand at the bottom. */
export function PageTabs({ inStudio = false }: { inStudio?: boolean }) {
  const path = usePathname()
  const running = useQueue().generations.filter(isRunning).length
  const pages = [inStudio ? { ...studio, href: path } : home, media, elements, queue]
  return (
    <nav aria-label="Pages" className={classNames('flex h-bar gap-0.5', !inStudio && onPhone)}>
      {pages.map((page) => {
        const here = page.isHere(path)
        return (
          <Link
            key={page.name}
            href={page.href}
            {...(inStudio && { title: page.name })}
            aria-current={here ? 'page' : undefined}
            className={classNames(
              'relative flex items-center justify-center gap-1.5 px-3 font-medium max-md:flex-1 focus-visible:-outline-offset-4',
              here ? `text-ink ${line}` : 'text-ink-2 hover:text-ink',
            )}
          >
            {page.icon}
            <span className={classNames(inStudio && 'max-lg:sr-only')}>{page.name}</span>
            {page === queue && running > 0 && (
              <span className="min-w-4 rounded-full bg-press px-1 text-center text-[10.5px] leading-4 text-ink-2">
                {running}
                <span className="sr-only"> running or waiting</span>
              </span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
const onPhone =
  'max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:h-auto max-md:min-h-14 max-md:items-stretch max-md:border-t max-md:border-line max-md:bg-panel max-md:pb-[env(safe-area-inset-bottom)]'
const line =
  'after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:rounded-t-sm after:bg-pencil max-md:after:-top-px max-md:after:bottom-auto'
