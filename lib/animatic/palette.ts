/** Dark pencil, shade, light shade, paper: the four tones of a planned picture (design.md 3, "Planned look"). */
export const TONES = [
  [50, 97, 146],
  [107, 149, 190],
  [164, 193, 216],
  [221, 226, 230],
] as const
export const LINE = [22, 60, 104] as const

/** Flat colours that the engine paints without a pen. */
export const rgb = {
  paper: TONES[3],
  track: [38, 56, 76],
  done: [126, 199, 250],
} as const

const css = ([red, green, blue]: readonly [number, number, number]) =>
  `rgb(${String(red)} ${String(green)} ${String(blue)})`

export const ink = {
  dark: css(TONES[0]),
  shade: css(TONES[1]),
  light: css(TONES[2]),
  paper: css(TONES[3]),
  line: css(LINE),
  /** Words on paper: `paper-ink` of tokens.css. */
  words: 'rgb(29 69 113)',
  wordsSoft: 'rgb(74 112 152)',
  /** Words over a picture: a plate of near-black blue, `pencil` and `ink` of tokens.css. Solid: nothing has to be drawn under it. */
  plate: 'rgb(14 28 45)',
  pencil: css(rgb.done),
  track: css(rgb.track),
  white: 'rgb(239 242 245)',
} as const
