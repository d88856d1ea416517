import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import { getStore } from '@/lib/server/store'

/** Saves one storyboard again and again, and prints each revision once it was acknowledged. Ends only by being killed. */
await getStore()
const { id, document } = await createStoryboard('local', { title: 'Crash test' })
console.log(`storyboard ${id}`)
for (let revision = 1; ; revision++) {
  const result = await saveStoryboard('local', {
    id,
    baseRevision: revision,
    document: { ...document, title: `Saved ${revision + 1}` },
  })
  if (!('revision' in result)) throw new Error('somebody else saved')
  console.log(`saved ${result.revision}`)
}
