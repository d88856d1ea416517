// `npm run worker`: background work only, beside the servers on the same PostgreSQL and DATA_DIR.
import path from 'node:path'
import { installPackages, needFfmpeg, requireNode, root, run } from './tools.mjs'

requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
process.env.NODE_ENV ??= 'production'
const { buildChildren, bundlePrograms } = await import('./build.mjs')
await buildChildren()
await bundlePrograms('lib/server/programs', 'programs')
const program = path.join(root, '.next/programs/worker.mjs')
// The package server-only throws unless this condition is set.
process.exit(await run(process.execPath, ['--conditions=react-server', program]))
