import { classNames } from '@/components/ui/class-names'

/** Work going on. With `progress` (0 to 100) it fills, without it turns. */
export function Ring({
  size = 14,
  progress,
  inherit = false,
  className,
}: {
  size?: number
  progress?: number | null | undefined
  inherit?: boolean
  className?: string
}) {
  const known = typeof progress === 'number'
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'ring shrink-0',
        !known && 'motion-safe:animate-turn',
        !inherit && 'text-pencil',
        className,
      )}
      style={{ width: size, height: size, ['--p' as string]: known ? progress : 30 }}
    />
  )
}
