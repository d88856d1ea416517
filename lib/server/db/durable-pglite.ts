import { fsyncSync } from 'node:fs'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { insideTransaction, refuseInsideTransaction } from '@/lib/server/db/db'

type NodeStream = { nfd: number }
type FileOperations = { stream_ops: { fsync?: (stream: NodeStream) => number } }
type WasmModule = {
  NODEFS?: FileOperations
  FS: { filesystems?: { NODEFS?: FileOperations }; ErrnoError: new (code: number) => Error }
}
const EIO = 29

/** Emscripten's module is untyped; PGlite 0.5.16 always carries NODEFS when its NodeFS is used (checked here). */
function nodeFileOperations(module: unknown): { operations: FileOperations; wasm: WasmModule } {
  const wasm = module as WasmModule
  const operations = wasm.FS.filesystems?.NODEFS ?? wasm.NODEFS
  if (!operations) throw new Error('this PGlite has no NODEFS: its files could not be synced to disk')
  return { operations, wasm }
}

/** PGlite never syncs: it starts PostgreSQL with -F, and its file system has no fsync. Both are repaired here (data-layer.md 4.1). */
export class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args)
    const before = result.emscriptenOpts.preRun
    const addFsync = (module: unknown) => {
      const { operations, wasm } = nodeFileOperations(module)
      operations.stream_ops.fsync = (stream) => {
        try {
          fsyncSync(stream.nfd)
          return 0
        } catch (error) {
          const code = (error as NodeJS.ErrnoException).code
          if (code === 'EBADF' || code === 'EINVAL') return 0
          throw new wasm.FS.ErrnoError(EIO)
        }
      }
    }
    result.emscriptenOpts.preRun = [...(Array.isArray(before) ? before : before ? [before] : []), addFsync]
    return result
  }
}

export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
]

const YIELD_EVERY_MS = 8

/** PGlite answers in microtasks, which starves timers and sockets; and a second session inside a transaction would hang (data-layer.md 4.3, 4.4). */
export class FairPGlite extends PGlite {
  #lastYield = performance.now()

  override async _runExclusiveQuery<T>(run: () => Promise<T>): Promise<T> {
    if (performance.now() - this.#lastYield > YIELD_EVERY_MS) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      this.#lastYield = performance.now()
    }
    return super._runExclusiveQuery(run)
  }

  override async _runExclusiveTransaction<T>(run: () => Promise<T>): Promise<T> {
    refuseInsideTransaction()
    return super._runExclusiveTransaction(run)
  }

  override transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((tx) => insideTransaction(() => run(tx)))
  }
}
