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
  const grid = gridOf(sheets, picture.frame);
  for (const [at, sheet] of (sheets ?? []).entries()) {
    surface.save();
    positionPage(surface, sheet, cellOf(sheet, at, grid), size.scale * pixelRatio, pixelRatio);
    paintPage(surface, picture, sheet, size.scale * pixelRatio);
    surface.restore();
  }
}

interface Grid {
  /** The largest page. */
  readonly page: Size;
  readonly columns: number;
  readonly rows: number;
}

/** Tiles lie as they are glued; other pages one after the other, in about as many rows as columns. */
function gridOf(sheets: readonly Sheet[] | null, frame: Bounds): Grid {
  const all = sheets ?? [];
  const page = {
    width: Math.max(...(all.length > 0 ? all : [frame]).map(({ width }) => width)),
    height: Math.max(...(all.length > 0 ? all : [frame]).map(({ height }) => height)),
  };
  const tile = all[0]?.tile;
  if (tile && tile.columns * tile.rows === all.length)
    return { page, columns: tile.columns, rows: tile.rows };
  const columns = Math.max(1, Math.ceil(Math.sqrt(all.length)));
  return { page, columns, rows: Math.max(1, Math.ceil(all.length / columns)) };
}

/** Where a page lies in the preview, in CSS pixels of pages and gaps of the window. */
function cellOf({ tile }: Sheet, at: number, { page, columns, rows }: Grid) {
  const isTiled = tile !== null && tile.columns === columns && tile.rows === rows;
  const [column, row] = isTiled
    ? [tile.column - 1, tile.row - 1]
    : [at % columns, Math.floor(at / columns)];
  return { x: column * page.width, y: row * page.height, gapsBefore: { column, row } };
}

function positionPage(
  surface: CanvasRenderingContext2D,
  { width, height }: Sheet,
  { x, y, gapsBefore }: ReturnType<typeof cellOf>,
  scale: number,
  pixelRatio: number,
): void {
  const between = gap * pixelRatio;
  surface.translate(
    Math.round(x * scale + gapsBefore.column * between),
    Math.round(y * scale + gapsBefore.row * between),
  );
  surface.beginPath();
  surface.rect(0, 0, width * scale, height * scale);
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
