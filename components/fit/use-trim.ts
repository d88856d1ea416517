'use client'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { whyGone } from '@/lib/editor/file-gone'
import { openClip, trimmedName, type TrimOffer } from '@/lib/editor/trim-offer'
import type { TrimmableClip, TrimPlan, TrimRange } from '@/lib/media/trim-clip'

type Wanted = {
  offer: TrimOffer
  /** Trimmed as soon as the file is open. */
  again: TrimRange | null
  onMade: (part: File, range: TrimRange) => void
}

/** The clip of a file, what a range of it would become, and the making of it. Nothing leaves the browser. */
export function useTrim(file: File, { offer, again, onMade }: Wanted) {
  const [clip, setClip] = useState<TrimmableClip | null>(null)
  const [range, setRange] = useState<TrimRange>(again ?? { startMs: 0, endMs: offer.longestMs })
  const [plan, setPlan] = useState<TrimPlan | null>(null)
  const [only, setOnly] = useState<'copy'>()
  const [percent, setPercent] = useState<number | null>(null)
  const [sentence, setSentence] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)

  const failed = async () => setSentence((await whyGone(file)) ?? cannot(file.name, offer))
  const opened = useEffectEvent((found: TrimmableClip) => {
    setClip(found)
    if (again) void makePart(found)
  })
  const unopened = useEffectEvent(failed)
  useEffect(() => {
    let open: TrimmableClip | null = null
    let left = false
    openClip(file).then(
      (found) => {
        open = found
        if (left) found?.close()
        else if (found) opened(found)
        else void unopened()
      },
      () => unopened(),
    )
    return () => {
      left = true
      running.current?.abort()
      open?.close()
    }
  }, [file])

  useEffect(() => {
    let stale = false
    clip?.plan(range, only).then(
      (found) => {
        if (!stale) setPlan(found)
      },
      () => {
        if (!stale) void unopened()
      },
    )
    return () => {
      stale = true
    }
  }, [clip, range, only])

  /** When it was stopped or could not be made, nothing is; then `sentence` says why. */
  async function makePart(from: TrimmableClip) {
    const run = new AbortController()
    running.current = run
    setSentence(null)
    setPercent(0)
    let way: TrimPlan['way'] = 'copy'
    try {
      const wanted = await from.plan(range, only)
      way = wanted.way
      const bytes = await from.make(wanted, { onPercent: setPercent, signal: run.signal })
      onMade(new File([bytes], trimmedName(file.name), { type: file.type }), range)
    } catch {
      const gone = run.signal.aborted ? null : await whyGone(file)
      if (run.signal.aborted) return
      if (way === 'encode' && !gone) {
        setOnly('copy')
        setSentence(onlyCopies(file.name))
      } else await failed()
    } finally {
      setPercent(null)
    }
  }
  const make = () => void (clip && makePart(clip))
  return { clip, range, setRange, plan, percent, sentence, make, stop: () => running.current?.abort() }
}

const onlyCopies = (name: string) =>
  `This browser could not encode ${name} anew, so the upload begins where the clip has a whole picture. Trim again: it can be cut to the frame once it is here.`

const cannot = (name: string, { mustTrim }: TrimOffer) =>
  mustTrim
    ? `${name} could not be trimmed in this browser and is larger than the server takes. Shorten it in another program first.`
    : `${name} could not be trimmed in this browser. Upload the whole file: it can be cut here afterwards.`
