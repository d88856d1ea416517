/** Stands in for the package of this name, which throws outside Next's bundler (tests/tsconfig.json). */
export {}
