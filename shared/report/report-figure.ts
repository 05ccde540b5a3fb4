import type { Project } from '../project/project-schema.ts';
import { evidenceMarks } from '../paint/extras/evidence-marks.ts';
import { extrasLook, type ExtrasLook } from '../paint/extras/block.ts';
import { numberEvidence, type EvidenceNumbers } from '../paint/extras/evidence-numbers.ts';
import { imageFrame } from '../paint/image-size.ts';
import type { Picture } from '../paint/picture.ts';
import { primitivesBounds, unionBounds } from '../scene/bounds.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';

/** Reports are printed: on white, whatever the window looks like. */
export const reportLook: ExtrasLook = extrasLook('light', '#ffffff');

export interface ReportFigure {
  /** Null for a project without a diagram. */
  readonly figure: Picture | null;
  readonly numbers: EvidenceNumbers;
}

/** The whole diagram with the numbers of its references, in the order in which a reader meets them. */
export function figureOf(project: Project): ReportFigure {
  const { order, bounds } = drawDiagram(project, 'light');
  const numbers = numberEvidence(order, project.references, null);
  if (order.length === 0) return { figure: null, numbers };
  const extras = evidenceMarks(numbers.items, order, null, reportLook);
  const all = extras.length > 0 ? unionBounds([bounds, primitivesBounds(extras)]) : bounds;
  const look = { clip: null, background: null, theme: 'light' } as const;
  const words = { title: project.metadata.title, description: '' };
  return {
    figure: { items: order, extras, frame: imageFrame(all, 4), ...look, ...words },
    numbers,
  };
}
