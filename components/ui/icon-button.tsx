import type { ComponentProps, ReactNode } from 'react'
import { buttonLook, type ButtonSize, type ButtonVariant } from '@/components/ui/button-look'
import { classNames } from '@/components/ui/class-names'
import { Tooltip, type TooltipSide } from '@/components/ui/tooltip'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** The name for everyone: spoken, and shown as the tooltip. */
  label: string
  keys?: string
  icon: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  side?: TooltipSide
}

export function IconButton({
  label,
  keys,
  icon,
  variant = 'ghost',
  size = 'md',
  side,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys && { keys })} {...(side && { side })}>
      <button
        type={type}
        aria-label={label}
        className={classNames(buttonLook({ variant, size, square: true }), className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
