import type { ExportFormat } from '../../shared/host.ts';
import { paintCanvas } from '../../shared/paint/canvas.ts';
import { composePicture } from '../../shared/paint/compose-picture.ts';
import { imageOptionsSchema, type ImageOptions } from '../../shared/paint/image-options.ts';
import { imageSize, pixelScale } from '../../shared/paint/image-size.ts';
import type { Picture } from '../../shared/paint/picture.ts';
import { paintSvg } from '../../shared/paint/svg.ts';
import type { Theme } from '../../shared/scene/primitives.ts';
import { documentName, showFailure } from './files.ts';
import { fontsForSvg } from './image-fonts.ts';
import type { Workbench } from './workbench.tsx';

export interface ExportSettings {
  readonly format: ExportFormat;
  /** Pixels a diagram unit, for PNG. */
  readonly scale: number;
  readonly background: 'theme' | 'white' | 'transparent';
  readonly theme: Theme;
}

/** Paints the project and asks where to put the picture. Says what went wrong, or where the picture is. */
export async function exportImage(workbench: Workbench, options: ExportSettings): Promise<void> {
  const { editor, host, workspace } = workbench;
  const project = editor.store.getState().history.present;
  const { format, scale, ...look } = options;
  const image = imageOptionsSchema.parse({ ...look, format, size: { by: 'scale', scale } });
  const data = await paint(composePicture(project, image), image);
  if (typeof data === 'string') {
    workspace.toast(data);
    return;
  }
  const suggestedName = `${withoutExtension(documentName(workbench))}.${format}`;
  const saved = await host.exportImage({ format, suggestedName, data });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) workspace.toast(`${saved.value.name} exported.`);
}

/** The file's bytes, or why there are none, for a person. */
async function paint(
  picture: Picture,
  options: ImageOptions,
): Promise<Uint8Array<ArrayBuffer> | string> {
  if (options.format === 'png') return paintPng(picture, pixelScale(picture.frame, options.size));
  return new TextEncoder().encode(paintSvg(picture, { fonts: await fontsForSvg() }));
}

async function paintPng(
  picture: Picture,
  scale: number,
): Promise<Uint8Array<ArrayBuffer> | string> {
  const size = imageSize(picture.frame, scale);
  if (!size.ok) {
    const { largestScale } = size.error;
    return `The picture would be too large to make. Export it at ${largestScale} times at most.`;
  }
  await Promise.all([document.fonts.load('400 12px Inter'), document.fonts.load('600 12px Inter')]);
  const canvas = new OffscreenCanvas(size.value.width, size.value.height);
  const surface = canvas.getContext('2d');
  if (!surface) return 'The picture could not be made: the system gave no memory to draw it in.';
  paintCanvas(surface, picture, { scale });
  return bytesOf(await canvas.convertToBlob({ type: 'image/png' }));
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]+$/iu, '');
}
