import {
  imageFormats,
  type ImageFailure,
  imageOptionsSchema,
  type ImageOptions,
  type ShownWhatIf,
} from '../../shared/project/image-formats.ts';
import { describeImageFailure, describeMissingText } from '../../shared/messages.ts';
import { leftOutInWords } from '../../shared/project/shown-part.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Result } from '../../shared/result.ts';
import type { MadeImage } from '../workers/render-messages.ts';
import { documentName, showFailure } from '../files/files.ts';
import { withProgress } from '../editor/workspace.ts';
import type { ShownScenario } from '../editor/matrix-desk.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { nameOfScenario, wordOf } from '../../shared/whatif/scenario-words.ts';
import type { ViewChange } from '../../shared/whatif/view.ts';
import type { Workbench } from '../editor/workbench.tsx';

/**
 * Makes an image of the project and asks where to put it, or puts it where the last one went. Reports an error, or
 * where the image is. If the person cancels, nothing changes.
 */
export async function exportImage(
  workbench: Workbench,
  options: ImageOptions,
  again = false,
): Promise<void> {
  const { editor, host, workspace } = workbench;
  const project = editor.store.getState().history.present;
  // A what-if may be about a person: the next image asks again.
  await host.saveImageOptions({ ...options, whatIf: null });
  const image = await makeImage(workbench, project, options);
  if (image === null) return;
  const { format } = options;
  const suggestedName = `${withoutExtension(documentName(workbench))}.${imageFormats[format].extensions[0]}`;
  const { bytes, missing, notes = [] } = image;
  const saved = await host.exportImage({ format, suggestedName, data: bytes, again });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) {
    workspace.toast(`${saved.value.name} exported.`);
    tellLeftOut(workbench, project);
    if (missing.length > 0) workspace.toast(describeMissingText(missing));
    for (const note of notes) workspace.toast(note);
  }
}

/** Said where an image is made without the scenario that the canvas shows. */
export const withoutWhatIf = 'The what-if is not in the image; it can be included on export.';

const marked = ['low', 'high', 'uncertain'] as const;

/** The scenario on the screen as an image shows it. */
export function whatIfOf({ scenario, changeOf }: ShownScenario): ShownWhatIf {
  const changes = [...changeOf];
  const first = (change: ViewChange) => Number(!nodeKinds[change.kind].isTransmitter);
  const sorted = [...new Set(changes.map(([, change]) => change))].toSorted(
    (one, other) => Number(other.isSupply) - Number(one.isSupply) || first(one) - first(other),
  );
  return {
    name: nameOfScenario(scenario),
    marks: changes.flatMap(([node, { level, isSupply }]) => {
      const shown = marked.find((one) => one === level);
      return shown === undefined ? [] : [{ node, level: shown, isSupply }];
    }),
    why: sorted.map((change) => `${change.label}: ${wordOf(change)}. ${change.verdict}`),
  };
}

/**
 * Puts an image on the clipboard as pixels and as a drawing: with the given options, or of the selection, or of
 * everything.
 */
export async function copyImage(workbench: Workbench, asked?: ImageOptions): Promise<void> {
  const { editor, host, workspace, desk } = workbench;
  const { history, selection } = editor.store.getState();
  const { look } = workspace.store.getState().settings;
  const options: ImageOptions = {
    ...(asked ?? imageOptionsSchema.parse({ part: partOf(selection), look })),
    format: 'png',
    // It may be passed on after pasting, and most systems keep only the pixels.
    embedProject: false,
    // The font may be missing where it is pasted.
    text: 'outlines',
  };
  const png = await makeImageThatFits(workbench, history.present, options);
  if (png === null) return;
  const svg = await makeImage(workbench, history.present, { ...options, format: 'svg' });
  if (svg === null) return;
  const data = { png: png.bytes, svg: new TextDecoder().decode(svg.bytes) };
  const copied = await host.writeClipboardImage(data);
  const done =
    desk.store.getState().shown && options.whatIf === null
      ? `Image copied. ${withoutWhatIf}`
      : 'Image copied.';
  if (copied) workspace.toast(done);
  if (copied) tellLeftOut(workbench, history.present);
  else workspace.refuse('The image was not copied: access was refused.');
  if (copied && png.missing.length > 0) workspace.toast(describeMissingText(png.missing));
}

function tellLeftOut({ workspace }: Workbench, project: Project): void {
  const leftOut = leftOutInWords(project);
  if (leftOut !== '') workspace.toast(`Not in the image: ${leftOut}.`);
}

function partOf(selection: ReadonlySet<string>): ImageOptions['part'] {
  return selection.size === 0 ? { show: 'all' } : { show: 'elements', ids: [...selection] };
}

/** If the image cannot have the size that was asked for, it gets the largest possible one. */
async function makeImageThatFits(
  workbench: Workbench,
  project: Project,
  options: ImageOptions,
): Promise<MadeImage | null> {
  const made = await render(workbench, project, options);
  if (made.ok || made.error.kind !== 'image-too-large') return tellUnlessMade(workbench, made);
  const size = { by: 'scale', scale: made.error.largestScale } as const;
  return makeImage(workbench, project, { ...options, size });
}

/** Null if there is none; the person has then been told. */
async function makeImage(
  workbench: Workbench,
  project: Project,
  options: ImageOptions,
): Promise<MadeImage | null> {
  return tellUnlessMade(workbench, await render(workbench, project, options));
}

type Made = Result<MadeImage, ImageFailure>;

function tellUnlessMade({ workspace }: Workbench, made: Made): MadeImage | null {
  if (made.ok) return made.value;
  workspace.refuse(describeImageFailure(made.error));
  return null;
}

function render(
  { workspace, renderImage }: Workbench,
  project: Project,
  options: ImageOptions,
): Promise<Made> {
  return withProgress(workspace, 'Making the image…', (watch) =>
    renderImage(project, options, watch),
  );
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]+$/iu, '');
}

/** By the regions of the world in CLDR. */
export function usualPaper(language: string): 'a4' | 'letter' {
  const { region } = new Intl.Locale(language).maximize();
  return letterRegions.has(region ?? '') ? 'letter' : 'a4';
}

const letterRegions = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));
