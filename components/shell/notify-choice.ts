'use client'
import { useSyncExternalStore } from 'react'

const KEY = 'shotboard.notify'
const CHANGED = 'shotboard:notify'

/** Whether this browser tells when a take is finished. Off until the person switches it on and the browser agrees. */
export function mayNotify(): boolean {
  return (
    typeof Notification !== 'undefined' &&
    Notification.permission === 'granted' &&
    localStorage.getItem(KEY) === 'on'
  )
}

/** Resolves with a sentence when the browser does not agree, else null. */
export async function setNotify(on: boolean): Promise<string | null> {
  let refusal: string | null = null
  if (on && typeof Notification === 'undefined') refusal = 'This browser cannot show notifications here.'
  else if (on && (await Notification.requestPermission()) !== 'granted')
    refusal =
      'The browser does not allow notifications for this address. Allow them there, then switch this on.'
  localStorage.setItem(KEY, on && refusal === null ? 'on' : 'off')
  dispatchEvent(new Event(CHANGED))
  return refusal
}

function subscribe(listener: () => void) {
  addEventListener(CHANGED, listener)
  return () => removeEventListener(CHANGED, listener)
}
export const useNotifyChoice = (): boolean => useSyncExternalStore(subscribe, mayNotify, () => false)
