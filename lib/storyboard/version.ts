/** The version of the storyboard document this Shotboard writes; migrate.ts reads older ones. */
export const STORYBOARD_VERSION = 1
