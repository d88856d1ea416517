/** The filter behind `.wash`: a still becomes four tones of non-photo blue on paper. Once per document. */
export function PencilWash() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <filter id="pencil-wash" colorInterpolationFilters="sRGB">
        <feGaussianBlur stdDeviation="0.5" />
        <feColorMatrix type="saturate" values="0" />
        <feComponentTransfer>
          <feFuncR type="table" tableValues=".23 .23 .42 .42 .64 .64 .84 .84" />
          <feFuncG type="table" tableValues=".41 .41 .58 .58 .75 .75 .86 .86" />
          <feFuncB type="table" tableValues=".58 .58 .73 .73 .83 .83 .87 .87" />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}
