/** Single keys must never fire while someone writes, or while a menu or dialog owns the keyboard. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('input, textarea, select')) return true
  return target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}
