import { classNames } from '@/components/ui/class-names'

/** The number of a take; the picked one gets the hand-drawn circle of the set notes. `draws` only when it was picked just now. */
export function CircledNumber({
  number,
  picked,
  draws = false,
  className,
}: {
  number: number
  picked: boolean
  draws?: boolean
  className?: string
}) {
  if (!picked) return <span className={className}>{number}</span>
  return (
    <span
      className={classNames(
        'relative inline-grid size-[18px] shrink-0 place-items-center text-2xs font-title text-pick-ink',
        className,
      )}
    >
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        className="absolute -inset-[3px] size-6 fill-pick-fill stroke-pick"
        strokeWidth="1.7"
        strokeLinecap="round"
      >
        <path
          className={draws ? 'circle-draws' : undefined}
          d="M15.500 3.300C9.500 1.600 2.800 5.300 2.600 11.600 2.400 17.700 7.600 21.300 12.600 21.100c5.400-.2 9-4.400 8.700-9.600C21 6.400 16.700 2.900 10.600 3.700"
        />
      </svg>
      <span className="relative">{number}</span>
      <span className="sr-only">, picked</span>
    </span>
  )
}
