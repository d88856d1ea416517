import type { Page } from '@playwright/test'

/** What can be seen of the studio at one moment, as plain values. */
export type Seen = {
  position: number
  playing: boolean
  shots: string[]
  selected: number[]
  locked: number
  scenes: string[]
  activeScene: string
  zoom: number
  source: string
  takes: number
  pressed: Record<string, boolean>
  library: boolean
  dialog: string | null
  region: string | null
  focus: string
  fullScreen: boolean
  field: string
  said: string
}

export async function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
    const label = (node: Element | null | undefined) =>
      node?.getAttribute('aria-label') ?? node?.textContent?.trim() ?? ''
    const shots = all('[data-lane="shots"][aria-label^="Shot "]')
    const scenes = all('[data-lane="scenes"]')
    const position = document.querySelector('[role="slider"][aria-label="Position"]')
    const toggles = all('button[aria-pressed]').map(
      (node) => [label(node), node.getAttribute('aria-pressed') === 'true'] as const,
    )
    const dialog = document.querySelector('[role="dialog"]')
    const titleId = dialog?.getAttribute('aria-labelledby')
    return {
      position: Number(position?.getAttribute('aria-valuenow')),
      playing: all('button[aria-label^="Pause"]').length > 0,
      shots: shots.map(label),
      selected: shots.flatMap((node, i) => (node.getAttribute('aria-pressed') === 'true' ? [i] : [])),
      locked: shots.filter((node) => node.getAttribute('aria-description')?.includes('Length locked')).length,
      scenes: scenes.map(label),
      activeScene: label(scenes.find((node) => node.hasAttribute('aria-current'))),
      zoom: scenes[0]?.getBoundingClientRect().width ?? 0,
      source: all('[role="tab"][aria-selected="true"][aria-controls="viewer-stage"]').map(label).join(),
      takes: all('[role="tab"][aria-controls="viewer-stage"]').length - 1,
      pressed: Object.fromEntries(toggles),
      library: document.querySelector('aside[aria-label="Library"]') !== null,
      dialog: titleId ? label(document.getElementById(titleId)) : null,
      region: document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null,
      focus: label(document.activeElement),
      fullScreen: document.fullscreenElement !== null,
      field: document.activeElement?.matches('input') ? label(document.activeElement) : '',
      said: all('[role="status"], [aria-live]')
        .map((node) => node.textContent)
        .join(' '),
    }
  })
}
