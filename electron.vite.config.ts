import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Entry points of the main process: the app, the command line, and the thread that holds the ledger's writer. */
const entries = { main: 'electron/main.ts', cli: 'electron/cli.ts', 'studio-thread': 'electron/studio-thread.ts' }

/** Font packages name an older format after each font, for browsers that are none of this app's: it would double what is shipped. */
const withoutOlderFonts = {
  name: 'without-older-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource.*\.css$/ },
    handler: (code: string) => code.replaceAll(/, url\([^)]+\.woff\) format\('woff'\)/g, ''),
  },
} as const

export default defineConfig({
  main: {
    // The variant for Node defines a `require` of its own, which collides with the one that a bundled module is given. What is used of
    // it, zipping in one go, is the same in both.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      outDir: 'out/main',
      target: 'node24',
      // The bundled libraries' licences ask that their notices go with them.
      license: { fileName: 'licenses.md' },
      externalizeDeps: true,
      lib: { entry: entries, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  },
  // A sandboxed preload cannot be an ES module, nor import anything but what Electron gives it.
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      lib: { entry: 'electron/preload.ts', formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: 'preload.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), withoutOlderFonts],
    build: {
      outDir: 'out/renderer',
      license: { fileName: 'licenses.md' },
      emptyOutDir: true,
      // Both hosts show the page in a Chromium of this year.
      target: 'chrome140',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
