import { ImageOff } from 'lucide-react'

/** Stands where a file was that is not in the library any more. Preflight has the ways out. */
export function GonePicture() {
  return (
    <span className="absolute inset-0 flex flex-col items-center justify-center gap-0.5 bg-error-tint text-2xs text-error">
      <ImageOff size={14} strokeWidth={1.6} aria-hidden />
      Deleted
    </span>
  )
}
