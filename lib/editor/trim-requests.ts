import { createStore } from 'zustand/vanilla'

/** The upload whose file is being trimmed, by its key; null while none is. The dialog stands beside every page. */
export const trimRequests = createStore<{ key: string | null }>()(() => ({ key: null }))

export const askTrim = (key: string): void => trimRequests.setState({ key })
export const closeTrim = (): void => trimRequests.setState({ key: null })
