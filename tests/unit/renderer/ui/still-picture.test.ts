import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { ElementLooks, PictureSurface } from '../../../../renderer/ui/element-painting.ts';
import { createStillPainter, viewOfPart } from '../../../../renderer/ui/still-picture.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import type { Slices } from '../../../../shared/worker/slices.ts';
import { generatedProject } from '../../../bench/generated-project.ts';

const none: ReadonlySet<string> = new Set();
const looks: ElementLooks = {
  theme: 'light',
  selection: none,
  faded: none,
  focused: null,
  accent: '#4338ca',
};
const diagram = drawDiagram(generatedProject(2_000, { links: 'near' }), 'light');
const content = { items: diagram.order, looks };

/** A canvas of Node. */
function aSurface() {
  const canvas = createCanvas(1, 1);
  const context = canvas.getContext('2d');
  const surface: PictureSurface = Object.assign(context as unknown as PictureSurface, {
    drawSelf: () => undefined,
    another: () => aSurface().surface,
    drawOther: (other: PictureSurface, x: number, y: number, width: number, height: number) =>
      context.drawImage((other as unknown as SKRSContext2D).canvas, x, y, width, height),
  });
  const painted = () => {
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, at) => sum + (at % 4 === 3 && value > 0 ? 1 : 0), 0);
  };
  return { surface, painted };
}

/** A thread whose slices are one step long, and that counts them. */
function aThread() {
  let [time, pauses] = [0, 0];
  const slices: Slices = {
    now: () => (time += 1),
    length: 1,
    pause: async () => void (pauses += 1),
  };
  return { slices, pauses: () => pauses };
}

test('a large diagram is painted in many slices, and all of it is there in the end', async () => {
  const { surface, painted } = aSurface();
  const thread = aThread();
  const painter = createStillPainter(surface, thread.slices);
  const view = viewOfPart(diagram.bounds, 400, 300);
  const shown = painter.show(content, view);
  expect(painted()).toBe(0);
  await shown;
  expect(thread.pauses()).toBeGreaterThan(10);
  expect(painted()).toBeGreaterThan(10_000);
});

test('while another part is painted, what is there is moved and stretched; only the last one is finished', async () => {
  const { surface, painted } = aSurface();
  const thread = aThread();
  const painter = createStillPainter(surface, thread.slices);
  await painter.show(content, viewOfPart(diagram.bounds, 400, 300));
  const { x, y } = diagram.bounds;
  const given = painter.show(content, viewOfPart({ x, y, width: 900, height: 900 }, 400, 300));
  expect(painted()).toBeGreaterThan(1_000);
  const last = painter.show(content, viewOfPart({ x: 1e6, y, width: 90, height: 90 }, 400, 300));
  await Promise.all([given, last]);
  expect(painted()).toBe(0);
});
