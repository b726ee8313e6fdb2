// What Stryker runs: the tests of the engine alone.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // one reads the source as text, with the changes in it; the other changes content itself, and takes long
    exclude: ['test/unit/house.test.ts', 'test/unit/mutation-of-content.test.ts'],
  },
})
