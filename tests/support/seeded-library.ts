import { addRows, imageFacts } from '@/tests/support/library-rows'
import { copyTemplate, freshDataDir } from '@/tests/support/store'
import { closeStore } from '@/lib/server/store'

/** A data directory whose library has so many files, the newest with the highest number. Its owner is the one of a server without accounts. */
export async function seededLibrary(count: number): Promise<string> {
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  process.env.DATA_DIR = dataDir
  const start = Date.UTC(2026, 0, 1)
  const rows = Array.from({ length: count }, (_, index) => ({
    name: `picture-${index}.png`,
    createdAt: new Date(start + index * 1_000),
    facts: imageFacts({ bytes: 1_000 + index }),
  }))
  await addRows('local', rows)
  await closeStore()
  delete process.env.DATA_DIR
  return dataDir
}
