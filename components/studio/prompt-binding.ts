'use client'
import { useEffect, useMemo } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { PromptHost } from '@/components/studio/prompt-host'
import { useStudio } from '@/components/studio/studio-context'
import { useTypingRun, type TypingRun } from '@/components/studio/use-typing-run'
import type { EditorStore } from '@/lib/editor/store'
import { canMention, mentionRows, offering } from '@/lib/editor/mention-rows'
import { namedTokens, pasteToPrompt } from '@/lib/editor/prompt-paste'
import { indexLibrary, labelToken, type LibraryIndex } from '@/lib/editor/reference-labels'
import { know } from '@/lib/queries/known-assets'
import { libraryAtHand } from '@/lib/queries/library'
import { offeredPictures } from '@/lib/queries/offered-assets'
import { mention } from '@/lib/storyboard/reference-edits'
import { setPrompt } from '@/lib/storyboard/shot-edits'
import { sceneOfShot } from '@/lib/storyboard/edit-target'
import type { Scene } from '@/lib/storyboard/schema'
import { readToken, tokensIn, tokenText } from '@/lib/storyboard/tokens'
import type { AssetView } from '@/lib/views'

/** Ties one prompt field to the storyboard: typing, mentions and undo go to the studio's history. */
export function usePromptHost(scene: Scene, shotId: string, index: LibraryIndex): PromptHost {
  const { store } = useStudio()
  const client = useQueryClient()
  const run = useTypingRun()
  const listeners = useMemo(() => new Set<() => void>(), [])
  const { references } = scene
  useEffect(() => {
    for (const listener of listeners) listener()
  }, [listeners, references, index])
  return useMemo(() => {
    const library = () => indexLibrary(libraryAtHand(client))
    const pictures = (query: string) => offeredPictures(client, query)
    const keep = (offered: readonly AssetView[]) => know(client, offered)
    return hostOf({ store, shotId, library, pictures, keep, run, listeners })
  }, [store, client, shotId, run, listeners])
}

type Binding = {
  store: EditorStore
  shotId: string
  library: () => LibraryIndex
  pictures: (query: string) => ReturnType<typeof offeredPictures>
  keep: (offered: readonly AssetView[]) => void
  run: TypingRun
  listeners: Set<() => void>
}

function hostOf({ store, shotId, library, pictures, keep, run, listeners }: Binding): PromptHost {
  let offered: readonly AssetView[] = []
  const state = () => store.getState()
  const scene = () => sceneOfShot(state().history.present, shotId)

  function change(prompt: string) {
    const before = scene()
    if (!before) return
    if (offered.length > 0) keep(offered)
    offered = []
    run.type()
    const old = before.shots.find(({ id }) => id === shotId)?.prompt ?? ''
    const known = new Set(tokensIn(old).map(tokenText))
    for (const token of tokensIn(prompt)) {
      const now = scene()
      if (now && !known.has(tokenText(token)) && canMention(now, token, library()))
        state().edit(mention, now.id, token)
    }
    state().edit(setPrompt, shotId, prompt)
  }
  function inserting(insert: () => void) {
    run.end()
    insert()
    run.end()
  }
  return {
    change,
    inserting,
    look(text) {
      const now = scene()
      const token = readToken(text)
      if (!now || !token) return { name: text, thumbUrl: null, problem: null }
      return labelToken(token, now, library())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    rows(query) {
      const found = pictures(query)
      const answer = (assets: readonly AssetView[]) => {
        const now = scene()
        offered = assets
        return now ? mentionRows(now, offering(library(), assets), query) : []
      }
      return found instanceof Promise ? found.then(answer) : answer(found)
    },
    names() {
      const now = scene()
      return now ? namedTokens(now, library()).map(({ name }) => name) : []
    },
    paste(text) {
      const now = scene()
      return now ? pasteToPrompt(text, now, namedTokens(now, library())) : text
    },
    undo() {
      run.end()
      state().undo()
    },
    redo() {
      run.end()
      state().redo()
    },
    settle: run.end,
  }
}
