/** Unit tests run in plain Node; a file that needs a document asks for jsdom in its first line. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    sequence: { shuffle: true },
  },
});
