import { classNames } from '@/components/ui/class-names'

/** The box of every text entry: 28 px (36 in dialogs), edge at 3:1, focus outline inside. */
export function fieldLook({ size = 'md', error = false }: { size?: 'md' | 'lg'; error?: boolean }): string {
  return classNames(
    'flex min-w-0 items-center gap-1.5 rounded-control bg-field text-ink',
    'focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus',
    size === 'lg' ? 'h-control-lg px-2.5 text-sm' : 'h-control px-2',
    error ? 'shadow-[0_0_0_1px_var(--color-error)_inset]' : 'shadow-[0_0_0_1px_var(--color-edge)_inset]',
  )
}
/** For the input inside the box, which shows the focus itself. */
export const bareInput = 'min-w-0 flex-1 bg-transparent outline-none disabled:text-ink-off'
