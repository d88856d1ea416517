import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { FieldFrame, type FieldFrameProps } from '@/components/ui/field-frame'
import { bareInput, fieldLook } from '@/components/ui/field-look'

type Shared = Omit<FieldFrameProps, 'id' | 'children'>
export type TextFieldProps = Shared &
  Omit<ComponentProps<'input'>, 'size' | 'id'> & {
    size?: 'md' | 'lg'
    icon?: ReactNode
    trailing?: ReactNode
  }

/** One line with its label, counter, hint and error sentence. */
export function TextField({
  label,
  hideLabel,
  counter,
  hint,
  error,
  size = 'md',
  icon,
  trailing,
  className,
  ...input
}: TextFieldProps) {
  const id = useId()
  return (
    <FieldFrame {...{ id, label, hideLabel, counter, hint, error, className }}>
      <span className={fieldLook({ size, error: Boolean(error) })}>
        {icon}
        <input
          id={id}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
          className={bareInput}
          {...input}
        />
        {trailing}
      </span>
    </FieldFrame>
  )
}

export type TextAreaProps = Shared & Omit<ComponentProps<'textarea'>, 'id'>

/** Several lines, growing with its text. */
export function TextArea({ label, hideLabel, counter, hint, error, className, ...input }: TextAreaProps) {
  const id = useId()
  return (
    <FieldFrame {...{ id, label, hideLabel, counter, hint, error, className }}>
      <textarea
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        className={classNames(
          'field-sizing-content block max-h-60 min-h-[62px] w-full resize-none rounded-control bg-field px-2.5 py-[7px] text-sm focus-visible:-outline-offset-1',
          error
            ? 'shadow-[0_0_0_1px_var(--color-error)_inset]'
            : 'shadow-[0_0_0_1px_var(--color-edge)_inset]',
        )}
        {...input}
      />
    </FieldFrame>
  )
}
