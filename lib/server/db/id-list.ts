import { sql, type SQL } from 'drizzle-orm'
import { isUuid } from '@/lib/server/uuid'

/** Ten thousand ids as one parameter, for `= any(...)`. What is no uuid is left out. */
export function anyId(ids: readonly string[]): SQL {
  return sql`any(${`{${ids.filter(isUuid).join(',')}}`}::uuid[])`
}
