import regularUrl from '../../data/fonts/inter-regular.woff2?url';
import semiboldUrl from '../../data/fonts/inter-semibold.woff2?url';
import type { ExportFormat } from '../../shared/host.ts';
import { paintCanvas } from '../../shared/paint/canvas.ts';
import { imageFrame, imageSize } from '../../shared/paint/image-size.ts';
import { paintSvg } from '../../shared/paint/svg.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import type { Theme } from '../../shared/scene/primitives.ts';
import { themeColors } from '../../shared/scene/theme-colors.ts';
import { documentName, showFailure } from './files.ts';
import type { Workbench } from './workbench.tsx';

export interface ImageOptions {
  readonly format: ExportFormat;
  /** Pixels a diagram unit, for PNG. */
  readonly scale: number;
  readonly background: 'theme' | 'white' | 'transparent';
  readonly theme: Theme;
}

/** Diagram units of empty ground round the diagram. */
const margin = 16;

/** Paints the project and asks where to put the picture. Says what went wrong, or where the picture is. */
export async function exportImage(workbench: Workbench, options: ImageOptions): Promise<void> {
  const { editor, host, workspace } = workbench;
  const project = editor.store.getState().history.present;
  const diagram = drawDiagram(project, options.theme);
  const data = await paint(diagram, project.metadata.title, options);
  if (typeof data === 'string') {
    workspace.toast(data);
    return;
  }
  const suggestedName = `${withoutExtension(documentName(workbench))}.${options.format}`;
  const saved = await host.exportImage({ format: options.format, suggestedName, data });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) workspace.toast(`${saved.value.name} exported.`);
}

/** The file's bytes, or why there are none, for a person. */
async function paint(
  diagram: DrawnDiagram,
  title: string,
  options: ImageOptions,
): Promise<Uint8Array<ArrayBuffer> | string> {
  const background = backgroundOf(options);
  if (options.format === 'png') return paintPng(diagram, options.scale, background);
  const fonts = { regular: await base64Of(regularUrl), semibold: await base64Of(semiboldUrl) };
  return new TextEncoder().encode(paintSvg(diagram, { title, margin, background, fonts }));
}

async function paintPng(
  diagram: DrawnDiagram,
  scale: number,
  background: string | null,
): Promise<Uint8Array<ArrayBuffer> | string> {
  const frame = imageFrame(diagram.bounds, margin);
  const size = imageSize(frame, scale);
  if (!size.ok) {
    const { largestScale } = size.error;
    return `The picture would be too large to make. Export it at ${largestScale} times at most.`;
  }
  await Promise.all([document.fonts.load('400 12px Inter'), document.fonts.load('600 12px Inter')]);
  const canvas = new OffscreenCanvas(size.value.width, size.value.height);
  const surface = canvas.getContext('2d');
  if (!surface) return 'The picture could not be made: the system gave no memory to draw it in.';
  paintCanvas(surface, diagram, { frame, scale, background });
  return bytesOf(await canvas.convertToBlob({ type: 'image/png' }));
}

function backgroundOf({ background, theme }: ImageOptions): string | null {
  if (background === 'transparent') return null;
  return background === 'white' ? '#ffffff' : themeColors[theme].ground;
}

async function base64Of(url: string): Promise<string> {
  const bytes = await bytesOf(await (await fetch(url)).blob());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]+$/iu, '');
}
