'use client'
import { useEffect, useRef, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { cancelFit, requestFits } from '@/lib/actions/fits'
import { closeFit, type FitAsk } from '@/lib/editor/fit-requests'
import { fitsQuery, isFitting } from '@/lib/queries/fits'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { FitRecipe } from '@/lib/storyboard/fit-recipe'
import type { FitView } from '@/lib/views-fits'

/** Has the copies made and hands each to the one who asked. Closes when all are there; what failed stays, with its sentence. */
export function useFitRun(asks: readonly FitAsk[]) {
  const client = useQueryClient()
  const [ids, setIds] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const given = useRef(new Set<string>())
  const views = useQuery(fitsQuery(ids)).data ?? noViews
  const working = asking || (ids.length > 0 && (views.length === 0 || views.some(isFitting)))

  useEffect(() => {
    const ready = ids.flatMap((id, at) => {
      const view = views.find((each) => each.id === id)
      const ask = asks[at]
      return view?.state === 'done' && view.result && ask
        ? [{ key: `${id}${at}`, copy: view.result, ask }]
        : []
    })
    const fresh = ready.filter(({ key }) => !given.current.has(key))
    if (fresh.length === 0) return
    for (const { key } of fresh) given.current.add(key)
    void client.invalidateQueries({ queryKey: keys.library }).then(() => {
      for (const { copy, ask } of fresh) ask.onFit(copy)
      if (asks.every((_, at) => given.current.has(`${ids[at]}${at}`))) closeFit()
    })
  }, [views, ids, asks, client])

  async function start(recipes: readonly FitRecipe[]) {
    setAsking(true)
    setRefusal(null)
    const fits = asks.flatMap(({ asset, purpose }, at) => {
      const recipe = recipes[at]
      return recipe ? [{ assetId: asset.id, purpose, recipe }] : []
    })
    const answer = await requestFits({ fits }).catch(() => null)
    setAsking(false)
    if (!answer?.ok) return setRefusal(answer?.sentence ?? serverSilent)
    const next = answer.value.map(({ id }) => id)
    client.setQueryData(keys.fits(next), answer.value)
    setIds(next)
  }
  return {
    views: ids.map((id) => views.find((each) => each.id === id)),
    working,
    refusal,
    start: (recipes: readonly FitRecipe[]) => void start(recipes),
    /** Stops what is being made and leaves the dialog open. */
    stop() {
      for (const view of views) if (isFitting(view)) void cancelFit({ id: view.id }).catch(() => undefined)
      setIds([])
    },
  }
}
const noViews: readonly FitView[] = []
