import { classNames } from '@/components/ui/class-names'
import type { Meter } from '@/lib/storyboard/reference-limit'

/** One segment per reference; what is over the limit is red. */
export function ReferenceMeter({ used, max, why }: Meter) {
  const text = `${used} of ${max} references`
  return (
    <div
      role="meter"
      aria-label="References"
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(used, max)}
      aria-valuetext={why ? `${text}. ${why}` : text}
      className="flex gap-0.5"
    >
      {Array.from({ length: Math.max(used, max) }, (_, index) => (
        <span
          key={index}
          className={classNames(
            'h-1 flex-1 rounded-[2px]',
            index >= max
              ? 'bg-error'
              : index < used
                ? 'bg-pencil'
                : 'bg-press light:bg-[oklch(0.84_0.004_250)]',
          )}
        />
      ))}
    </div>
  )
}
