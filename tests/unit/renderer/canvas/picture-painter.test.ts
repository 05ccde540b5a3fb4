import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { PictureContent, PictureSurface } from '../../../../renderer/ui/element-painting.ts';
import {
  createPicturePainter,
  type PictureView,
} from '../../../../renderer/canvas/picture-painter.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { generatedProject } from '../../../bench/generated-project.ts';

const project = generatedProject(400, { columns: 20, links: 'near' });
const view: PictureView = { x: 20, y: 10, zoom: 0.6, width: 640, height: 480, ratio: 1 };

function contentOf(shown: Project, more: Partial<PictureContent> = {}): PictureContent {
  return {
    diagram: drawDiagram(shown, 'light'),
    theme: 'light',
    selection: new Set(),
    faded: none,
    focused: null,
    accent: '#4338ca',
    dots: { gap: 20, color: '#d5dbe5' },
    ...more,
  };
}

const none: ReadonlySet<string> = new Set();

/** A canvas of Node, and how many elements of text and lines were asked of it since the last question. */
function aSurface() {
  const canvas = createCanvas(1, 1);
  const context = canvas.getContext('2d');
  let strokes = 0;
  const stroke = context.stroke.bind(context);
  const surface: PictureSurface = Object.assign(context as unknown as PictureSurface, {
    stroke: () => {
      strokes += 1;
      stroke();
    },
    drawSelf: (x: number, y: number) => {
      // This canvas does not copy itself.
      const copy = createCanvas(canvas.width, canvas.height);
      copy.getContext('2d').drawImage(canvas, 0, 0);
      context.drawImage(copy, x, y);
    },
    another: () => aSurface().surface,
    drawOther: (other: PictureSurface, x: number, y: number, width: number, height: number) =>
      context.drawImage((other as unknown as SKRSContext2D).canvas, x, y, width, height),
  });
  return {
    surface,
    strokes: () => {
      const now = strokes;
      strokes = 0;
      return now;
    },
    pixels: () => context.getImageData(0, 0, canvas.width, canvas.height).data,
  };
}

/** On white, as a person would see it: how many values of pixels differ by more than the edges of long lines may, which are cut otherwise. */
function differenceOf(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  const seen = (data: Uint8ClampedArray, at: number) => {
    const alpha = (data[at | 3] ?? 0) / 255;
    return (at & 3) === 3 ? 255 * alpha : 255 + ((data[at] ?? 0) - 255) * alpha;
  };
  let count = 0;
  for (let at = 0; at < one.length; at += 1)
    if (Math.abs(seen(one, at) - seen(other, at)) > 64) count += 1;
  return count;
}

function moved(shown: Project, id: string, x: number, y: number): Project {
  return {
    ...shown,
    nodes: shown.nodes.map((node) =>
      node.id === id ? { ...node, x: node.x + x, y: node.y + y } : node,
    ),
  };
}

test.each([0.6, 0.15, 1.3])(
  'at scale %f, what is painted piece by piece is what would be painted at once',
  (zoom) => {
    const { surface, pixels } = aSurface();
    const painter = createPicturePainter(surface);
    let shown = project;
    let now = { ...view, zoom };
    let content = contentOf(shown);
    painter.paint(now, content);
    const steps: (() => void)[] = [
      () => (now = { ...now, x: now.x - 37, y: now.y + 11 }),
      () => (content = contentOf((shown = moved(shown, 'n23', 30, 20)))),
      () => (content = contentOf((shown = moved(shown, 'n23', 30, -45)))),
      () => (content = { ...content, selection: new Set(['n44', 'l30', 'n23']) }),
      () => {
        now = { ...now, x: now.x + 5, y: now.y - 90 };
        content = contentOf((shown = moved(shown, 'n45', -60, 8)), content);
        content = { ...content, diagram: drawDiagram(shown, 'light') };
      },
      () => (content = { ...content, selection: new Set(['n1']) }),
      () => (content = { ...content, faded: new Set(['n24', 'l31']) }),
    ];
    for (const [at, step] of steps.entries()) {
      step();
      painter.paint(now, content);
      const anew = aSurface();
      createPicturePainter(anew.surface).paint(now, content);
      expect(differenceOf(pixels(), anew.pixels()), `step ${at}`).toBe(0);
    }
  },
);

test('a moved view paints its new edges, a moved node its surroundings, and no change nothing', () => {
  const { surface, strokes } = aSurface();
  const painter = createPicturePainter(surface);
  const content = contentOf(project);
  painter.paint(view, content);
  const all = strokes();
  expect(painter.paint(view, content)).toBe(true);
  expect(strokes()).toBe(0);
  painter.paint({ ...view, x: view.x + 8 }, content);
  expect(strokes()).toBeLessThan(all / 4);
  const at = { ...view, x: view.x + 8 };
  painter.paint(at, contentOf(moved(project, 'n23', 20, 0)));
  const afterMove = strokes();
  expect(afterMove).toBeGreaterThan(0);
  expect(afterMove).toBeLessThan(all * 0.7);
});

test('pixels that were copied to between pixels are painted sharply once the view rests', () => {
  const { surface, pixels } = aSurface();
  const painter = createPicturePainter(surface);
  const content = contentOf(project);
  painter.paint(view, content);
  const between = { ...view, x: view.x + 3.4 };
  expect(painter.paint(between, content)).toBe(false);
  painter.forget();
  expect(painter.paint(between, content)).toBe(true);
  const anew = aSurface();
  createPicturePainter(anew.surface).paint(between, content);
  expect(differenceOf(pixels(), anew.pixels())).toBe(0);
});

test('a crowded picture is stretched while its scale changes, and shows all when that rests', () => {
  const crowded = generatedProject(2_000, { columns: 40, links: 'near' });
  const { surface, strokes, pixels } = aSurface();
  const painter = createPicturePainter(surface);
  const content = contentOf(crowded);
  const far = { ...view, zoom: 0.09 };
  painter.paint(far, content);
  strokes();
  expect(painter.paint({ ...far, zoom: 0.1 }, content)).toBe(false);
  expect(strokes()).toBe(0);
  painter.forget();
  expect(painter.paint({ ...far, zoom: 0.1 }, content)).toBe(true);
  const anew = aSurface();
  createPicturePainter(anew.surface).paint({ ...far, zoom: 0.1 }, content);
  expect(differenceOf(pixels(), anew.pixels())).toBe(0);
});
