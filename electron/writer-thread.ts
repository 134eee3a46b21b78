import { serveWriter } from './studio/writer-thread.ts'

await serveWriter()
