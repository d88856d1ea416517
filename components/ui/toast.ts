import type { ExternalToast, toast as sonner } from 'sonner'

type Library = typeof sonner
let library: Library | null = null
let waiting: ((library: Library) => void)[] = []
let count = 0

function later(run: (library: Library) => void) {
  if (library) run(library)
  else waiting.push(run)
}
function teller(kind: 'message' | 'success' | 'error' | 'warning') {
  return (words: string, options?: ExternalToast): string | number => {
    const id = options?.id ?? `toast-${++count}`
    later((loaded) => loaded[kind](words, { ...options, id }))
    return id
  }
}

/** Says it now, or as soon as the library of toasts is here. */
export const toast = Object.assign(teller('message'), {
  success: teller('success'),
  error: teller('error'),
  warning: teller('warning'),
  dismiss: (id: string | number) => later((loaded) => loaded.dismiss(id)),
})

/** For Toasts: they are on the page from now on. */
export function toastsAreHere(loaded: Library): void {
  library = loaded
  for (const run of waiting) run(loaded)
  waiting = []
}
