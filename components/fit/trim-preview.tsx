'use client'
import { useEffect, useRef, useState } from 'react'

/** The picture at a moment of a file on this device. `onUnseen`: this browser cannot show its codec. */
export function TrimPreview({ file, atMs, onUnseen }: { file: File; atMs: number; onUnseen: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [src, setSrc] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(file)
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  useEffect(() => {
    const player = video.current
    if (!player) return
    const show = () => {
      player.currentTime = atMs / 1000
    }
    if (player.readyState > 0) show()
    player.addEventListener('loadedmetadata', show)
    return () => player.removeEventListener('loadedmetadata', show)
  }, [atMs, src])
  return (
    <video
      ref={video}
      src={src}
      muted
      playsInline
      controls
      preload="metadata"
      aria-label={`Preview of ${file.name}`}
      onError={onUnseen}
      // A codec without a decoder can still load, with sound and no picture.
      onLoadedMetadata={(event) => event.currentTarget.videoWidth === 0 && onUnseen()}
      className="aspect-video max-h-[46dvh] w-full rounded-card bg-black"
    />
  )
}
