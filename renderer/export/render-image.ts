import type { ImageFailure } from '../../shared/paint/image-failure.ts';
import type { ImageOptions } from '../../shared/paint/image-options.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { renderReportSchema } from './render-messages.ts';

interface RenderWatch {
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Ends the work at once. */
  readonly signal?: AbortSignal;
}

/** The bytes of an image file, made in a worker. Rejects only for faults of the program. */
export function renderImage(
  project: Project,
  options: ImageOptions,
  { onProgress, signal }: RenderWatch = {},
): Promise<Result<Uint8Array<ArrayBuffer>, ImageFailure>> {
  if (signal?.aborted) return Promise.resolve(failure({ kind: 'cancelled' }));
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Result<Uint8Array<ArrayBuffer>, ImageFailure>>((resolve, reject) => {
    signal?.addEventListener('abort', () => resolve(failure({ kind: 'cancelled' })));
    worker.addEventListener('error', ({ message }) =>
      // Without a message where its script could not be fetched.
      reject(new Error(message || 'The part of the program that makes images is missing.')),
    );
    worker.addEventListener('message', (event) => {
      const report = renderReportSchema.parse(event.data);
      if (report.kind === 'progress') onProgress?.(report.share);
      else if (report.kind === 'done') resolve(success(report.bytes));
      else resolve(failure(report.failure));
    });
    worker.postMessage({ project, options }, []);
  }).finally(() => worker.terminate());
}
