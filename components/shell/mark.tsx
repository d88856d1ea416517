/** A viewfinder around the circle of a picked take. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 28 28"
      className="size-7 shrink-0 text-ink"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 10V7.500A1.500 1.500 0 0 1 5.500 6H9M19 6h3.500A1.500 1.500 0 0 1 24 7.500V10M24 18v2.500a1.500 1.500 0 0 1-1.500 1.500H19M9 22H5.500A1.500 1.500 0 0 1 4 20.500V18" />
      <path
        stroke="var(--color-pencil)"
        d="M15.500 9.200c-3.300-.8-6.300 1.500-6.300 4.900 0 3 2.300 5 5 4.900 2.900-.1 4.900-2.300 4.800-5.100-.1-2.900-2.500-4.800-5.500-4.500"
      />
    </svg>
  )
}
