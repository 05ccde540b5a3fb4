import type { PagePart } from '../paint/pdf-pages.ts';
import { reportLook } from './report-figure.ts';

/** A fine line across, at `y`. */
export function rulePart(width: number, y: number, color = reportLook.rule): PagePart {
  return {
    x: 0,
    y,
    element: null,
    primitives: [
      {
        type: 'path',
        path: [
          ['M', 0, 0],
          ['L', width, 0],
        ],
        stroke: { color, width: 0.75 },
      },
    ],
  };
}
