import { defineConfig } from 'electron-vite'

/** Node entry points of the main process bundle: the command line, and the thread that holds the ledger's writer. */
const entries = { cli: 'electron/cli.ts', 'writer-thread': 'electron/writer-thread.ts' }

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      externalizeDeps: true,
      lib: { entry: entries, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  },
})
