import { cloneElement, type ComponentProps, type ReactElement, type ReactNode } from 'react'
import { buttonLook, type ButtonSize, type ButtonVariant } from '@/components/ui/button-look'
import { classNames } from '@/components/ui/class-names'
import { Kbd } from '@/components/ui/kbd'
import { Ring } from '@/components/ui/ring'

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** A lucide icon at 16 px (14 in `sm`) before the words. */
  icon?: ReactNode
  keys?: string
  /** Shows a ring and refuses presses, without losing focus. */
  busy?: boolean
}

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  keys,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      className={classNames(buttonLook({ variant, size }), className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Ring size={14} inherit /> : icon}
      {children}
      {keys && (
        <Kbd quiet={variant === 'primary'} className="ml-0.5 max-md:hidden">
          {keys}
        </Kbd>
      )}
    </button>
  )
}

/** Gives the look of a button to its only child, usually a link. */
export function ButtonLink({
  variant,
  size,
  className,
  children,
}: {
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  children: ReactElement<{ className?: string }>
}) {
  const look = buttonLook({ variant, size }).replaceAll('enabled:', '')
  return cloneElement(children, { className: classNames(look, className, children.props.className) })
}
