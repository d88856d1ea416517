import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 10

/** CPU time of a process; `children` adds that of the children it has waited for. */
export function cpuMs(pid: number, { children = false } = {}): number {
  const fields = statOf(pid)
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number)
  return (user + system + (children ? childUser + childSystem : 0)) * TICK_MS
}

/** All processes below this one. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(statOf(Number(name))[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const below = (id: number): number[] => (parents.get(id) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

export function residentMb(pid: number): number {
  return field(pid, 'VmRSS')
}

/** The most it ever had. */
export function peakResidentMb(pid: number): number {
  return field(pid, 'VmHWM')
}

/** The most memory all children of this process had together while `run` ran, looked at ten times a second. */
export async function peakOfChildrenMb<T>(run: () => Promise<T>): Promise<{ peakMb: number; result: T }> {
  let peakMb = 0
  const timer = setInterval(() => {
    const now = descendants(process.pid).reduce((sum, pid) => sum + residentMb(pid), 0)
    peakMb = Math.max(peakMb, now)
  }, 100)
  try {
    const result = await run()
    return { result, peakMb }
  } finally {
    clearInterval(timer)
  }
}

/** After the command's name, which may hold spaces: state, parent, … */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function field(pid: number, name: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
