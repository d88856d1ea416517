import { execFileSync } from 'node:child_process'

/** Integration and e2e start children (decoders, renderer) from their bundles; building them takes a tenth of a second. */
export default function globalSetup() {
  execFileSync(process.execPath, ['lib/cli/build.mjs', '--children'], { stdio: 'inherit' })
}
