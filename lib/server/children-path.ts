import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * The bundled program of lib/server/children/<name>.ts, which is started as a process of its own.
 * Throws when it has not been built (`node lib/cli/build.mjs --children`).
 */
export function childPath(name: string): string {
  const start = process.cwd()
  for (let folder = start; ; folder = path.dirname(folder)) {
    const file = path.join(folder, '.next', 'children', `${name}.mjs`)
    if (existsSync(file)) return file
    if (path.dirname(folder) === folder) break
  }
  throw new Error(`The program "${name}" is not built: run "npm run build" in ${start}.`)
}
