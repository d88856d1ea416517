'use client'
import { useQueryClient } from '@tanstack/react-query'
import { HealthBadge } from '@/components/elements/element-card'
import { toast } from '@/components/ui/toast'
import { Button } from '@/components/ui/button'
import { editElement } from '@/lib/actions/elements'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ElementVersionView, ElementView } from '@/lib/views-elements'

/** Every version with its id on this queue, newest first. Going back is a newer version with the old files: nothing is lost. */
export function ElementVersions({ element }: { element: ElementView }) {
  const client = useQueryClient()
  async function goBack(version: ElementVersionView) {
    const { name, description, tagIds, referenceType } = version
    const { frontalAssetId, referAssetIds, videoAssetId, voiceId } = version
    const input = {
      ...{ name, description, tagIds, referenceType },
      ...{ frontalAssetId, referAssetIds, videoAssetId, voiceId },
    }
    const request = { id: element.id, baseVersion: element.version, input, make: false }
    const result = await editElement(request).catch(() => null)
    if (result?.ok) toast(`${element.name} is as it was in version ${version.number}`)
    else toast.error(result?.sentence ?? serverSilent)
    await Promise.all([keys.library, keys.elements].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
  return (
    <section aria-labelledby="element-versions" className="grid gap-1">
      <h3 id="element-versions" className="font-title">
        Versions
      </h3>
      <ol className="grid max-h-44 gap-1 overflow-y-auto">
        {element.versions.toReversed().map((version) => (
          <li key={version.number} className="flex min-h-7 items-center gap-2">
            <span>Version {version.number}</span>
            <HealthBadge state={version.state} />
            <span className="truncate text-2xs text-ink-3">{version.queueElementId}</span>
            {version.number !== element.version && !element.archived && (
              <Button
                size="sm"
                variant="ghost"
                className="ml-auto"
                aria-label={`Go back to version ${version.number}`}
                onClick={() => void goBack(version)}
              >
                Go back
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
