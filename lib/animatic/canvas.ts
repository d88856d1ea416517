/** `image` is whatever the pen at hand can draw (a bitmap, a video, a canvas); its size in pixels stands beside it. */
export type Picture = { readonly image: unknown; readonly width: number; readonly height: number }

/** The part of a 2D context that is used here; those of the browser and of @napi-rs/canvas both fit. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'closePath'
  | 'arc'
  | 'ellipse'
  | 'rect'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'clip'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'save'
  | 'restore'
  | 'translate'
  | 'scale'
  | 'rotate'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'imageSmoothingEnabled'
  | 'imageSmoothingQuality'
> & {
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void
  drawImage(
    image: unknown,
    fromX: number,
    fromY: number,
    fromWidth: number,
    fromHeight: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void
}

/** A transparent sheet and its pen: `OffscreenCanvas` in the browser, `createCanvas` in Node. */
export type MakeSheet = (width: number, height: number) => { picture: Picture; pen: Pen }
