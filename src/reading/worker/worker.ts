import { setPriority } from 'node:os';
import { assertNever } from '../../basics/assert.ts';
import { cropPage } from '../page/crop.ts';
import { maskPhoto } from '../page/mask.ts';
import { straightenPage } from '../page/straighten.ts';
import { lookAt } from '../photo/look.ts';
import { pagesOf } from '../photo/pdf.ts';
import { previewOf } from '../photo/preview.ts';
import { dieWithParent } from './die-with-parent.ts';
import type { Job, WorkerMessage } from './jobs.ts';

/**
 * The process that decodes what strangers send. It is started with no secret in its environment, does one job at a time and
 * ends when its parent does. Whatever goes wrong in it ends here.
 */
function run(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'look':
      return lookAt(job.bytes);
    case 'straighten':
      return straightenPage(job.bytes, job.page, job.options);
    case 'mask':
      return maskPhoto(job.bytes, job.page, job.options);
    case 'crop':
      return cropPage(job.bytes, job.boxes);
    case 'preview':
      return previewOf(job.bytes);
    case 'pdf':
      return pagesOf(job.bytes);
    default:
      return assertNever(job);
  }
}

function tell(message: WorkerMessage): void {
  process.send?.(message);
}

dieWithParent();
process.on('message', (job: Job) => {
  run(job).then(
    (result) => tell({ kind: 'answer', result, memory: process.memoryUsage.rss() }),
    (error: unknown) => {
      // A fault of ours or out of memory: a fresh process tries once more.
      process.stderr.write(
        `reading ${job.kind} failed: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      process.exit(1);
    },
  );
});
try {
  // The desk and the public site come first.
  setPriority(5);
} catch {
  // Not every system allows it.
}
tell({ kind: 'ready' });
