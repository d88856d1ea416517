/** Scene 2 of the sample: name of the still in public/sample and length in seconds. */
export const sampleStrip = [
  ['storm', 3],
  ['window', 3],
  ['gallery', 4],
  ['radio', 2],
  ['waves', 3],
] as const
