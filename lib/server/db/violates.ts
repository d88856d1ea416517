/** Whether a thrown error is PostgreSQL's or PGlite's refusal of a second row under this unique index. */
export function violates(error: unknown, index: string): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === '23505' &&
    'constraint' in cause &&
    cause.constraint === index
  )
}
