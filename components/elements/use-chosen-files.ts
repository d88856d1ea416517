'use client'
import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import type { ChosenFile } from '@/components/elements/element-checks'
import { useFitChosen } from '@/components/elements/use-fit-chosen'
import { useLibrary } from '@/lib/queries/library'
import { useUploads, type UploadRow } from '@/lib/queries/uploads'
import type { ElementInput, ReferenceType } from '@/lib/storyboard/element-input'
import type { InlineInput } from '@/lib/storyboard/inline-input'
import { limits } from '@/lib/storyboard/limits'
import type { AssetView } from '@/lib/views'

/** One place of the element: a file of the library, or one on its way there. `key` is also the key of the upload. */
type Place = { key: string; assetId: string | null; preview: string | null }

const most = 1 + limits.element.maxRefer
const fromLibrary = (assetId: string): Place => ({ key: crypto.randomUUID(), assetId, preview: null })

/** The files of an element being made, in order, the front view first. Files from this computer are uploaded at once. */
export function useChosenFiles(start: InlineInput | null) {
  const { assets } = useLibrary()
  const uploads = useUploads()
  const previews = usePreviews()
  const [pictures, setPictures] = useState<Place[]>(() =>
    [start?.frontalAssetId, ...(start?.referAssetIds ?? [])].flatMap((id) => (id ? fromLibrary(id) : [])),
  )
  const [video, setVideo] = useState<Place | null>(() =>
    start?.videoAssetId ? fromLibrary(start.videoAssetId) : null,
  )
  const chosen = (place: Place) => chosenFile(place, assets, uploads.rows)

  function upload(files: readonly File[], purpose: 'element' | 'elementVideo'): Place[] {
    return uploads
      .add(files, purpose)
      .map((key, index) => ({ key, assetId: null, preview: previews.of(files[index]) }))
  }
  function forget({ key, assetId }: Place) {
    const row = uploads.rows.find((each) => each.key === key)
    if (assetId === null && row && row.state !== 'ready') uploads.remove(key)
  }
  const assetOf = (place: Place) => assetIdOf(place, uploads.rows)
  useFitChosen(pictures.map(chosen), video && chosen(video), (key, assetId) => {
    const fitted = (place: Place) => (place.key === key ? { ...place, assetId } : place)
    setPictures((before) => before.map(fitted))
    setVideo((before) => before && fitted(before))
  })

  return {
    pictures: pictures.map(chosen),
    video: video && chosen(video),
    addPictureAsset: (assetId: string) =>
      setPictures((before) => (before.length < most ? [...before, fromLibrary(assetId)] : before)),
    addPictureFiles(files: File[]) {
      const room = most - pictures.length
      if (files.length > room) toast.warning(tooMany(files.length - room))
      const added = upload(files.slice(0, room), 'element')
      setPictures((before) => [...before, ...added].slice(0, most))
    },
    removePicture(key: string) {
      const place = pictures.find((each) => each.key === key)
      if (place) forget(place)
      setPictures((before) => before.filter((each) => each.key !== key))
    },
    makeFront: (key: string) =>
      setPictures((before) => [...before].sort((a, b) => Number(b.key === key) - Number(a.key === key))),
    setVideoAsset: (assetId: string) => setVideo(fromLibrary(assetId)),
    addVideoFiles(files: File[]) {
      if (video) forget(video)
      setVideo(upload(files.slice(0, 1), 'elementVideo')[0] ?? null)
    },
    removeVideo() {
      if (video) forget(video)
      setVideo(null)
    },
    /** The part of the input that is files; those still on their way are left out. */
    ids(from: ReferenceType): Pick<ElementInput, 'frontalAssetId' | 'referAssetIds' | 'videoAssetId'> {
      const [front = null, ...others] = pictures.flatMap((place) => assetOf(place) ?? [])
      return from === 'image_refer'
        ? { frontalAssetId: front, referAssetIds: others, videoAssetId: null }
        : { frontalAssetId: null, referAssetIds: [], videoAssetId: video && assetOf(video) }
    },
  }
}

function assetIdOf(place: Place, rows: readonly UploadRow[]): string | null {
  return place.assetId ?? rows.find((row) => row.key === place.key)?.assetId ?? null
}

const stopped: readonly UploadRow['state'][] = ['offered', 'refused', 'failed', 'interrupted', 'changed']

function chosenFile(place: Place, assets: readonly AssetView[], rows: readonly UploadRow[]): ChosenFile {
  const { key, preview } = place
  const assetId = assetIdOf(place, rows)
  const asset = assets.find((each) => each.id === assetId)
  if (asset) return { key, state: 'ready', asset }
  const row = rows.find((each) => each.key === key)
  if (!row) {
    const sentence = 'This file is no longer in the library. Choose another.'
    return { key, state: 'refused', name: 'A file', sentence, preview }
  }
  if (stopped.includes(row.state)) {
    const sentence = row.sentence ?? `${row.name} could not be added. Remove it and add it again.`
    return { key, state: 'refused', name: row.name, sentence, preview }
  }
  return { key, state: 'arriving', name: row.name, percent: row.percent, preview }
}

function tooMany(left: number): string {
  return `${left === 1 ? '1 picture was' : `${left} pictures were`} left out: ${most} is the most.`
}

/** What was dropped is seen at once, before a byte is sent. */
function usePreviews() {
  const made = useRef<string[]>([])
  useEffect(
    () => () => {
      for (const url of made.current) URL.revokeObjectURL(url)
      made.current = []
    },
    [],
  )
  return {
    of(file: File | undefined): string | null {
      if (!file?.type.startsWith('image/')) return null
      const url = URL.createObjectURL(file)
      made.current.push(url)
      return url
    },
  }
}
