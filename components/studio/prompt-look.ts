import { classNames } from '@/components/ui/class-names'

/** Shared by the still text and the editor, so that nothing moves when the editor arrives. */
export const promptBody =
  'prompt-text block min-h-[96px] short:min-h-[76px] px-[11px] pt-[9px] pb-1 text-sm leading-[21px] break-words whitespace-pre-wrap outline-none'

export function chipLook({ bad, selected = false }: { bad: boolean; selected?: boolean }): string {
  return classNames(
    'mx-px inline-flex h-[18px] max-w-full items-center gap-1 rounded-chip pr-[5px] pl-0.5 align-[-4px] text-xs leading-[18px] font-medium',
    bad
      ? 'bg-error-tint text-error underline decoration-wavy decoration-1 underline-offset-[3px]'
      : 'bg-pencil-tint text-pencil',
    selected && 'outline-2 outline-focus',
  )
}
export const chipPicture = 'size-3.5 shrink-0 rounded-[2.5px] object-cover'
export const placeholder = 'Who is there, what happens, how the camera moves'
