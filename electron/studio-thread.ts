import { workerData } from 'node:worker_threads'
import type { StudioThreadStart } from './studio/thread-messages.ts'
import { serveStudy } from './studio/study-thread.ts'
import { serveWriter } from './studio/writer-thread.ts'

const start = workerData as StudioThreadStart
if (start.role === 'writer') await serveWriter(start)
else serveStudy(start)
