'use client'
import Link from 'next/link'
import { FileDown, FileWarning } from 'lucide-react'
import { PageFrame } from '@/components/shell/page-frame'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { fileName, saveFile } from '@/lib/editor/save-file'
import type { StoryboardView } from '@/lib/views'

type Props = { sentence: string; storyboard: StoryboardView }

/** A document this version cannot read is shown as what it is and never written over. */
export function UnreadableStoryboard({ sentence, storyboard }: Props) {
  const { title } = storyboard.document as { title?: unknown }
  const name = typeof title === 'string' ? title : 'Storyboard'
  return (
    <PageFrame>
      <main className="mx-auto grid w-full max-w-2xl flex-1 content-center px-4 py-10">
        <h1 className="sr-only">{name}</h1>
        <EmptyState
          icon={<FileWarning size={20} strokeWidth={1.5} aria-hidden />}
          title={sentence}
          action={
            <span className="flex flex-wrap justify-center gap-2">
              <ButtonLink>
                <Link href="/">All storyboards</Link>
              </ButtonLink>
              <Button
                icon={<FileDown size={14} strokeWidth={1.6} aria-hidden />}
                onClick={() =>
                  saveFile(fileName(name, '.storyboard.json'), JSON.stringify(storyboard.document, null, 2))
                }
              >
                Save as a JSON file
              </Button>
            </span>
          }
        >
          {name} is left as it is. Nothing here changes it.
        </EmptyState>
      </main>
    </PageFrame>
  )
}
