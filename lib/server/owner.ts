/** Whose things these are. A server for one person has one owner; every table and verb already asks. */
export const LOCAL_OWNER = 'local'

export function currentOwner(): string {
  return LOCAL_OWNER
}
