import { paintCanvas } from '../../shared/paint/canvas.ts';
import type { Picture } from '../../shared/paint/picture.ts';
import { type Sheet, tileLabel, tileMarks } from '../../shared/paint/sheets.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';

/** A length in CSS pixels of the window or, if stated, of a page. */
interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Preview {
  readonly picture: Picture;
  /** The pages that show it; null for an image without pages. */
  readonly sheets: readonly Sheet[] | null;
}

/** Between pages that lie side by side. */
const gap = 10;

/** The size of a preview in the available room; never larger than the image itself. */
export function previewSize({ picture, sheets }: Preview, room: Size): Size & { scale: number } {
  const { page, columns, rows } = gridOf(sheets, picture.frame);
  const [across, down] = [(columns - 1) * gap, (rows - 1) * gap];
  const scale = Math.min(
    1,
    Math.max(1, room.width - across) / (columns * page.width),
    Math.max(1, room.height - down) / (rows * page.height),
  );
  const width = columns * page.width * scale + across;
  return { width, height: rows * page.height * scale + down, scale };
}

/** Paints with the painter of the image itself. The canvas gets as many pixels as the screen has there. */
export function paintPreview(
  canvas: HTMLCanvasElement,
  preview: Preview,
  size: ReturnType<typeof previewSize>,
  pixelRatio: number,
): void {
  canvas.width = Math.max(1, Math.round(size.width * pixelRatio));
  canvas.height = Math.max(1, Math.round(size.height * pixelRatio));
  const surface = canvas.getContext('2d');
  if (!surface) return;
  const { picture, sheets } = preview;
  if (!sheets) paintCanvas(surface, picture, { scale: canvas.width / picture.frame.width });
  for (const sheet of sheets ?? []) {
    surface.save();
    positionPage(surface, sheet, size.scale, pixelRatio);
    paintPage(surface, picture, sheet, size.scale * pixelRatio);
    surface.restore();
  }
}

function gridOf(sheets: readonly Sheet[] | null, frame: Bounds) {
  const [sheet] = sheets ?? [];
  const { columns, rows } = sheet?.tile ?? { columns: 1, rows: 1 };
  return { page: sheet ?? frame, columns, rows };
}

function positionPage(
  surface: CanvasRenderingContext2D,
  { tile, width, height }: Sheet,
  scale: number,
  pixelRatio: number,
): void {
  const { column, row } = tile ?? { column: 1, row: 1 };
  const [x, y] = [(column - 1) * (width * scale + gap), (row - 1) * (height * scale + gap)];
  surface.translate(Math.round(x * pixelRatio), Math.round(y * pixelRatio));
  surface.beginPath();
  surface.rect(0, 0, width * scale * pixelRatio, height * scale * pixelRatio);
  surface.clip();
}

/** `scale` in pixels of the canvas a pixel of the page. */
function paintPage(
  surface: CanvasRenderingContext2D,
  picture: Picture,
  sheet: Sheet,
  scale: number,
): void {
  const { width, height, part, x, y } = sheet;
  surface.fillStyle = '#ffffff';
  surface.fillRect(0, 0, width * scale, height * scale);
  surface.save();
  surface.translate(x * scale, y * scale);
  const partScale = scale * sheet.scale;
  surface.beginPath();
  surface.rect(0, 0, part.width * partScale, part.height * partScale);
  surface.clip();
  paintCanvas(surface, picture, { scale: partScale, tile: part });
  surface.restore();
  const label = tileLabel(picture.title, sheet);
  if (!label) return;
  const frame = { x: 0, y: 0, width, height };
  const marks = { items: [], extras: tileMarks(label, sheet), clip: null, background: null };
  paintCanvas(surface, { ...picture, ...marks, frame }, { scale });
}
