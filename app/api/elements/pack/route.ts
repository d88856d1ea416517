import { receivePack, servePack } from '@/lib/server/elements/pack-door'

export const dynamic = 'force-dynamic'

export { servePack as GET, receivePack as POST }
