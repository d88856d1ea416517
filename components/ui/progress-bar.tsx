import { classNames } from '@/components/ui/class-names'

/** 0 to 100, or null while it is not known: then a part of the bar travels. */
export function ProgressBar({
  label,
  value,
  thick = false,
  className,
}: {
  label: string
  value: number | null
  thick?: boolean
  className?: string
}) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === null ? undefined : Math.round(value)}
      className={classNames(
        'relative block overflow-hidden rounded-full bg-press light:bg-[oklch(0.84_0.004_250)]',
        thick ? 'h-1' : 'h-[3px]',
        className,
      )}
    >
      <span
        className={classNames(
          'block h-full rounded-full bg-pencil',
          value === null ? 'w-1/3 motion-safe:animate-scan' : 'transition-[width] duration-(--duration-base)',
        )}
        style={value === null ? undefined : { width: `${Math.min(100, Math.max(0, value))}%` }}
      />
    </span>
  )
}
