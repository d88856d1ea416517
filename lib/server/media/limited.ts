import { accessSync, constants } from 'node:fs'
import path from 'node:path'

export type Program = { file: string; args: string[] }
export type ProgramLimits = { dataBytes: number; cpuSeconds: number }

/** First program of this name on the PATH, or null. */
export function onPath(name: string): string | null {
  const endings = process.platform === 'win32' ? ['.exe'] : ['']
  for (const folder of (process.env.PATH ?? '').split(path.delimiter))
    for (const ending of endings) {
      const file = path.join(folder, name + ending)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        continue
      }
    }
  return null
}

let prlimit: string | null | undefined

/** Puts a child under kernel limits where util-linux has `prlimit`; it replaces itself, so the pid stays the child's. Elsewhere the time-out alone holds. */
export function limited({ file, args }: Program, limits: ProgramLimits): Program {
  prlimit ??= process.platform === 'linux' ? onPath('prlimit') : null
  if (!prlimit) return { file, args }
  const rules = [`--data=${limits.dataBytes}`, `--cpu=${limits.cpuSeconds}`, '--core=0']
  return { file: prlimit, args: [...rules, '--', file, ...args] }
}

/** Children get no secrets: only what a program needs to start. */
export function plainEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, SYSTEMROOT, TMPDIR, NODE_ENV } = process.env
  return { PATH, HOME, LANG, SYSTEMROOT, TMPDIR, NODE_ENV }
}
