/** How the extension is built. Imports are written out, so that a reader finds each name where it comes from. */
import { defineConfig } from 'wxt';

import { manifest } from './manifest';

export default defineConfig({
  imports: false,
  manifest: ({ mode }) => manifest(mode),
});
