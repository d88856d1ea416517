import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type PictureLook = 'taken' | 'drawing'

/** Every still. `taken` is full colour, `drawing` is blue pencil already; a picture to be turned into one is a WashedPicture. */
export function Picture({
  src,
  alt,
  look = 'taken',
  eager = false,
  className,
  imageClassName,
  children,
}: {
  src: string | null
  alt: string
  look?: PictureLook
  eager?: boolean
  className?: string
  imageClassName?: string
  children?: ReactNode
}) {
  return (
    <span
      className={classNames(
        'relative block overflow-hidden rounded-gate bg-well',
        look === 'drawing' && 'drawing',
        className,
      )}
    >
      {src !== null && (
        // Blobs are same-origin, immutable and already thumbnails: next/image would only re-encode them.
        <img
          src={src}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          className={classNames('size-full object-cover', imageClassName)}
        />
      )}
      {children}
    </span>
  )
}

/** Small words on a picture's lower right: "6.4 s". */
export function PictureNote({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={classNames(
        'absolute right-1 bottom-1 h-[15px] rounded-[3px] bg-[oklch(0.12_0.003_250/0.78)] px-1 text-[10.5px] leading-[15px] font-medium text-[oklch(0.97_0_0)]',
        className,
      )}
    >
      {children}
    </span>
  )
}
