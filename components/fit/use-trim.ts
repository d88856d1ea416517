'use client'
import { useEffect, useRef, useState } from 'react'
import { whyGone } from '@/lib/editor/file-gone'
import { openClip, trimmedName } from '@/lib/editor/trim-offer'
import type { TrimmableClip, TrimPlan, TrimRange } from '@/lib/media/trim-clip'

/** The clip of a file, what a range of it would become, and the making of it. Nothing leaves the browser. */
export function useTrim(file: File, longestMs: number) {
  const [clip, setClip] = useState<TrimmableClip | null>(null)
  const [range, setRange] = useState<TrimRange>({ startMs: 0, endMs: longestMs })
  const [plan, setPlan] = useState<TrimPlan | null>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const [sentence, setSentence] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)

  useEffect(() => {
    let open: TrimmableClip | null = null
    let left = false
    const failed = async () => setSentence((await whyGone(file)) ?? cannot(file.name))
    openClip(file).then((found) => {
      open = found
      if (left) found?.close()
      else if (found) setClip(found)
      else void failed()
    }, failed)
    return () => {
      left = true
      running.current?.abort()
      open?.close()
    }
  }, [file])

  useEffect(() => {
    let stale = false
    clip?.plan(range).then(
      (found) => !stale && setPlan(found),
      async () => setSentence((await whyGone(file)) ?? cannot(file.name)),
    )
    return () => {
      stale = true
    }
  }, [clip, range, file])

  /** The trimmed file; null when it was stopped or could not be made, and then `sentence` says why. */
  async function make(): Promise<File | null> {
    if (!clip || !plan) return null
    const run = new AbortController()
    running.current = run
    setSentence(null)
    setPercent(0)
    try {
      const bytes = await clip.make(plan, { onPercent: setPercent, signal: run.signal })
      return new File([bytes], trimmedName(file.name), { type: file.type })
    } catch {
      if (!run.signal.aborted) setSentence((await whyGone(file)) ?? cannot(file.name))
      return null
    } finally {
      setPercent(null)
    }
  }
  return { clip, range, setRange, plan, percent, sentence, make, stop: () => running.current?.abort() }
}

const cannot = (name: string) =>
  `${name} could not be trimmed in this browser. Upload the whole file: it can be cut here afterwards.`
