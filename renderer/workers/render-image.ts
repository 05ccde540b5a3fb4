import type { ImageFailure, ImageOptions } from '../../shared/project/image-options.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { renderReportSchema, type ReportOptions } from './render-messages.ts';

export interface RenderWatch {
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Ends the work at once. */
  readonly signal?: AbortSignal;
}

export interface MadeImage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Texts for which boxes stand, as no font of this system has them. */
  readonly missing: readonly string[];
}

/** The bytes of an image file, made in a worker. Rejects only for faults of the program. */
export type RenderImage = (
  project: Project,
  options: ImageOptions,
  watch?: RenderWatch,
) => Promise<Result<MadeImage, ImageFailure>>;

/** Keeps a worker that has done its work for the next image, which it makes sooner: it knows its way by then. */
export function createImageRenderer(): RenderImage {
  let idle: Worker | null = null;
  return async (project, options, watch = {}) => {
    if (watch.signal?.aborted) return failure({ kind: 'cancelled' });
    const worker = idle ?? startWorker();
    idle = null;
    try {
      const made = await renderIn(worker, { project, options }, watch);
      if (made.ok && idle === null) idle = worker;
      return made;
    } finally {
      // Whatever it may still be doing.
      if (idle !== worker) worker.terminate();
    }
  };
}

/** The bytes of a report, made in a worker of its own. Rejects only for faults of the program. */
export async function renderReport(
  project: Project,
  report: ReportOptions,
  watch: RenderWatch,
): ReturnType<RenderImage> {
  if (watch.signal?.aborted) return failure({ kind: 'cancelled' });
  const worker = startWorker();
  return renderIn(worker, { project, report }, watch).finally(() => worker.terminate());
}

function startWorker(): Worker {
  return new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' });
}

function renderIn(
  worker: Worker,
  request:
    | { readonly project: Project; readonly options: ImageOptions }
    | { readonly project: Project; readonly report: ReportOptions },
  { onProgress, signal }: RenderWatch,
): ReturnType<RenderImage> {
  const done = new AbortController();
  const listening = { signal: done.signal };
  const made = new Promise<Result<MadeImage, ImageFailure>>((resolve, reject) => {
    signal?.addEventListener('abort', () => resolve(failure({ kind: 'cancelled' })), listening);
    worker.addEventListener(
      'error',
      // Without a message where its script could not be fetched.
      ({ message }) =>
        reject(new Error(message || 'The part of the program that makes images is missing.')),
      listening,
    );
    const hear = ({ data }: MessageEvent) => {
      const report = renderReportSchema.parse(data);
      if (report.kind === 'progress') onProgress?.(report.share);
      else if (report.kind === 'done')
        resolve(success({ bytes: report.bytes, missing: report.missing }));
      else resolve(failure(report.failure));
    };
    worker.addEventListener('message', hear, listening);
    worker.postMessage(request, []);
  });
  return made.finally(() => done.abort());
}
