/** Every answer of the engine: JSON, never cached. */
export function reply(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** A refusal in the contract's form, `{"error": "<text>"}` (contract.md 1.10). */
export function refuse(status: number, text: string, headers: Record<string, string> = {}): Response {
  return reply({ error: text }, status, headers)
}

export function notAllowed(...methods: string[]): Response {
  return refuse(405, `this address takes ${methods.join(', ')} only`, { allow: methods.join(', ') })
}
