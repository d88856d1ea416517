import type { EditorStore } from '@/lib/editor/store'
import type { SceneField, SceneIssue } from '@/lib/storyboard/issue'

/** The `data-field` of the control a problem belongs to. */
export function fieldKey(field: SceneField): string {
  switch (field.kind) {
    case 'scene':
      return `scene.${field.field}`
    case 'references':
      return `references.${field.slot}`
    case 'image':
      return `image.${field.assetId}`
    case 'element':
      return `element.${field.elementId}`
    case 'shot':
      return `shot.${field.shotId}.${field.field}`
  }
}

const focusable =
  '[contenteditable="true"], input:not(:disabled), button:not(:disabled), [role="slider"]:not([data-disabled]), [tabindex="0"]'

/** Opens the scene and shot of a problem and puts the focus into its field. */
export function goToField(
  store: EditorStore,
  { sceneId, field }: Pick<SceneIssue, 'sceneId' | 'field'>,
): void {
  const state = store.getState()
  if (field.kind === 'shot') state.selectShots(sceneId, [field.shotId])
  else if (state.sceneId !== sceneId) state.selectScene(sceneId)
  const keys = [fieldKey(field), 'references.all']
  // Two frames: one for the selection to be drawn, one for what it brings in.
  afterFrames(2, () => focusFirst(keys))
}

/** The prompt of a shot with all its words selected, so that typing replaces them. */
export function selectPrompt(store: EditorStore, sceneId: string, shotId: string): void {
  goToField(store, { sceneId, field: { kind: 'shot', shotId, field: 'prompt' } })
  afterFrames(3, () => {
    const field = document.activeElement
    if (field instanceof HTMLElement && field.isContentEditable) getSelection()?.selectAllChildren(field)
  })
}

function afterFrames(count: number, run: () => void) {
  requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, run) : run()))
}

function focusFirst(keys: readonly string[]) {
  for (const key of keys) {
    const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`)
    const target = field?.matches(focusable) ? field : field?.querySelector<HTMLElement>(focusable)
    if (!target) continue
    target.scrollIntoView({ block: 'center' })
    target.focus()
    return
  }
}
