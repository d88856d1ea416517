import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { usedVersion } from '@/lib/storyboard/element-health'
import { compileScene } from '@/lib/storyboard/request'
import type { Scene } from '@/lib/storyboard/schema'

/** The request as text: the JSON as it is posted, and a command line that posts it. The key is never in it. */
export function sceneRequest(
  scene: Scene,
  index: LibraryIndex,
  origin: string,
): { json: string; curl: string } {
  const { model, payload } = compileScene(scene, {
    assetUrl: (id) => origin + (index.assets.get(id)?.url ?? ''),
    queueElementId: (id, version) => {
      const element = index.elements.get(id)
      return element ? usedVersion(element, version).queueElementId : null
    },
  })
  const request = { model, payload }
  const url = `${origin}/api/v1/ie/requestqueue/apikey/requests`
  const curl = [
    `curl -X POST '${url}'`,
    `-H "Authorization: Bearer $SHOTBOARD_API_KEY"`,
    `-H 'Content-Type: application/json'`,
    `-d '${JSON.stringify(request).replaceAll("'", `'\\''`)}'`,
  ].join(' \\\n  ')
  return { json: JSON.stringify(request, null, 2), curl }
}
