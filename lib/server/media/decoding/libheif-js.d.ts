declare module 'libheif-js/wasm-bundle.js' {
  type Shown = { data: Uint8ClampedArray; width: number; height: number }
  export type HeifImage = {
    get_width: () => number
    get_height: () => number
    is_primary: () => boolean
    display: (into: Shown, done: (shown: Shown | null) => void) => void
    free: () => void
  }
  const libheif: { HeifDecoder: new () => { decode: (file: Uint8Array) => HeifImage[] } }
  export default libheif
}
