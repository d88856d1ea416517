/** Marks as long (`npm run test:kills`) what the named ones already show of their kind. */
export const longUnless =
  (...shown: readonly string[]) =>
  (name: string) =>
    shown.includes(name) ? {} : { tag: '@long' }
