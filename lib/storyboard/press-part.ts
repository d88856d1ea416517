const DIGITS = 3

/** A press (a uuid) may make several things: the id of the `index`th, 0 to 4095, is the same for the same press. */
export function pressPart(pressId: string, index: number): string {
  return pressId.slice(0, -DIGITS) + index.toString(16).padStart(DIGITS, '0')
}
