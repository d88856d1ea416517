import { classNames } from '@/components/ui/class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'on' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'touch'

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 font-medium whitespace-nowrap transition-colors'
const off =
  'disabled:bg-raised disabled:text-ink-off disabled:shadow-none aria-disabled:bg-raised aria-disabled:text-ink-off aria-disabled:shadow-none'
const variants: Record<ButtonVariant, string> = {
  primary: 'bg-pencil font-title text-pencil-ink enabled:hover:bg-pencil-hi',
  secondary: 'bg-raised text-ink shadow-raise enabled:hover:bg-hover enabled:active:bg-press',
  ghost:
    'text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-press disabled:bg-transparent aria-disabled:bg-transparent',
  on: 'bg-pencil-tint text-pencil',
  danger: 'bg-error-fill text-on-error enabled:hover:brightness-110',
}
const sizes: Record<ButtonSize, string> = {
  sm: 'h-control-sm rounded-[5px] px-2',
  md: 'h-control rounded-control px-2.5',
  lg: 'h-control-lg rounded-control px-3.5 text-sm',
  touch: 'h-touch rounded-control px-4 text-sm',
}
const squares: Record<ButtonSize, string> = {
  sm: 'size-control-sm rounded-[5px]',
  md: 'size-control rounded-control',
  lg: 'size-control-lg rounded-control',
  touch: 'size-touch rounded-control',
}

export function buttonLook({
  variant = 'secondary',
  size = 'md',
  square = false,
}: {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  square?: boolean
}): string {
  return classNames(
    base,
    variant === 'ghost' ? off.replaceAll(/\S*bg-raised /g, '') : off,
    variants[variant],
    square ? squares[size] : sizes[size],
  )
}
