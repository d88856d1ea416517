/** The request cannot succeed, whatever is tried: `message` becomes `outcome.error` and is read by a person. */
export class EngineFailure extends Error {
  override name = 'EngineFailure'
}
