import { describeMarker } from '../../lab/marker-status.ts';
import type { Marker, Project } from '../../project/project-schema.ts';
import { heading, paragraph, stack, type Block, type ExtrasLook } from './block.ts';

const font = { size: 10.5, weight: 400 } as const;
const leading = 15;

/** The lab values that the person kept in the project, by scenario; empty where there are none. */
export function labValues({ scenarios }: Project, width: number, look: ExtrasLook): Block {
  const blocks = scenarios.map(({ name, markers = [] }) =>
    markers.length === 0
      ? { height: 0, primitives: [] }
      : stack([heading(name || 'Lab values', look), lines(markers, width, look)], 8),
  );
  return stack(blocks, 18);
}

function lines(markers: readonly Marker[], width: number, look: ExtrasLook): Block {
  const words = markers.map((marker) => {
    const date = marker.date === undefined ? '' : `${marker.date}, `;
    return `${marker.name}: ${date}${describeMarker(marker)}`;
  });
  return paragraph(words.join('\n'), { font, leading, color: look.ink }, { width });
}
