/** The film cannot be made. `message` is a sentence for the person; `detail` is what the program said. */
export class RenderFailure extends Error {
  override name = 'RenderFailure'
  constructor(
    message: string,
    readonly detail: string,
  ) {
    super(message)
  }
}
