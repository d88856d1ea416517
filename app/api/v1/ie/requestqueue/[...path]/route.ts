import { engine } from '@/lib/server/engine/engine'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export { engine as DELETE, engine as GET, engine as POST, engine as PUT }
