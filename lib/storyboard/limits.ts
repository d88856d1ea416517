/** Every number of the model's contract, dated. Source: contract.md sections 2 and 3. Durations in ms, sizes in px or bytes. */
export const limits = {
  version: '2026-04',
  scene: { minMs: 3_000, maxMs: 15_000, stepMs: 1_000, defaultMs: 5_000, maxFeatureMs: 10_000 },
  shot: { minMs: 1_000, stepMs: 1_000, min: 1, max: 6 },
  prompt: { single: 2_500, shot: 512 },
  references: { total: 7, withVideo: 4, elementsWithFrame: 3, imagesWithEndFrame: 2, videos: 1 },
  element: {
    name: 20,
    description: 100,
    minRefer: 1,
    maxRefer: 3,
    inlineVideos: 1,
    maxVideoElements: 3,
    mixedImages: 4,
  },
  image: {
    mimes: ['image/jpeg', 'image/png'],
    maxBytes: 10 * 1024 * 1024,
    minSide: 300,
    minRatio: 0.4,
    maxRatio: 2.5,
  },
  video: {
    mimes: ['video/mp4', 'video/quicktime'],
    maxBytes: 200 * 1024 * 1024,
    minSide: 720,
    maxSide: 2_160,
    minFps: 24,
    maxFps: 60,
    minMs: 3_000,
    maxMs: 10_000,
  },
  elementVideo: {
    mimes: ['video/mp4', 'video/quicktime'],
    maxBytes: 200 * 1024 * 1024,
    shortSide: 1_080,
    longSide: 1_920,
    minMs: 3_000,
    maxMs: 8_000,
  },
  fps: 24,
} as const

export const elementTags = [
  { id: 'o_101', name: 'Hottest' },
  { id: 'o_102', name: 'Character' },
  { id: 'o_103', name: 'Animal' },
  { id: 'o_104', name: 'Item' },
  { id: 'o_105', name: 'Costume' },
  { id: 'o_106', name: 'Scene' },
  { id: 'o_107', name: 'Effect' },
  { id: 'o_108', name: 'Others' },
] as const
