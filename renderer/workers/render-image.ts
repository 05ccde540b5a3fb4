import type { ImageFailure, ImageOptions } from '../../shared/project/image-formats.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { failure, type Result } from '../../shared/result.ts';
import {
  createWorkerClient,
  type WorkerFailure,
  type WorkWatch,
} from '../../shared/worker/worker-client.ts';
import { textForWorker, toWorkerPort } from './page-worker.ts';
import { renderQuestions, type MadeImage, type ReportOptions } from './render-messages.ts';
import { windowWords } from '../../shared/words/window.ts';

/** The bytes of an image file, made in a worker. Rejects only for faults of the program. */
export type RenderImage = (
  project: Project,
  options: ImageOptions,
  watch?: WorkWatch,
) => Promise<Result<MadeImage, ImageFailure>>;

/** Keeps a finished worker for the next image, which is faster then: its fonts are already loaded. */
export function createImageRenderer(): RenderImage {
  const client = createWorkerClient({ questions: renderQuestions, start: startWorker });
  return async (project, options, watch) =>
    toMade(await client.ask('image', { project: await textForWorker(project), options }, watch));
}

/** The bytes of a report, made in a worker of its own. Rejects only for faults of the program. */
export async function renderReport(
  project: Project,
  report: ReportOptions,
  watch: WorkWatch,
): ReturnType<RenderImage> {
  const client = createWorkerClient({ questions: renderQuestions, start: startWorker });
  const sent = await textForWorker(project);
  return client.ask('report', { project: sent, report }, watch).then(toMade).finally(client.end);
}

function startWorker() {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' });
  return toWorkerPort(worker, windowWords.partOfProgramThatMakesImages);
}

function toMade(
  made: Result<Result<MadeImage, ImageFailure>, WorkerFailure>,
): Result<MadeImage, ImageFailure> {
  if (made.ok) return made.value;
  if (made.error.kind === 'cancelled') return failure({ kind: 'cancelled' });
  throw made.error.error;
}
