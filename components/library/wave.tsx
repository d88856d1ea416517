import { classNames } from '@/components/ui/class-names'

/** How loud a sound is over its time, in the colour of the text around it. */
export function Wave({ url, className }: { url: string; className?: string }) {
  const mask = `url("${url}") center / 100% 100% no-repeat`
  return (
    <div aria-hidden className={classNames('bg-current', className)} style={{ mask, WebkitMask: mask }} />
  )
}
