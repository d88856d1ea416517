import type { StoryboardCard } from '@/lib/views'

const looks = {
  picked: 'bg-ink-3',
  taken: 'bg-press shadow-[0_0_0_1px_var(--color-edge)_inset]',
  planned: 'hatch',
}

/** One segment per scene, as long as the scene: picked is solid, with takes outlined, planned hatched. The line under it says it in words. */
export function SceneSegments({ scenes }: { scenes: StoryboardCard['scenes'] }) {
  return (
    <span aria-hidden="true" className="mt-2 mb-[5px] flex h-1 gap-0.5">
      {scenes.map((scene, index) => (
        <i
          key={index}
          className={`rounded-[2px] ${looks[scene.state]}`}
          style={{ flexGrow: Math.max(1_000, scene.durationMs), flexBasis: 0 }}
        />
      ))}
    </span>
  )
}
