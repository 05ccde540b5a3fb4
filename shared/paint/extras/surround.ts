import type { Project, Marker } from '../../project/project-schema.ts';
import type { Theme } from '../../project/themes.ts';
import {
  primitivesBounds,
  unionBounds,
  type DrawnItem,
  type Bounds,
  type Primitive,
} from '../../scene/primitives.ts';
import type { ImageOptions } from '../../project/image-formats.ts';
import { describeMarker } from '../../lab/lab-scenario.ts';
import {
  extrasLook,
  placed,
  stack,
  type Block,
  heading,
  paragraph,
  type ExtrasLook,
} from './block.ts';
import { evidenceMarks, numberEvidence } from './evidence-marks.ts';
import { legend } from './legend.ts';
import { referenceList } from './reference-list.ts';
import { whatIfBlock, whatIfMarks, whatIfSeen } from './what-if-marks.ts';
import { creditBlock, titleBlock } from './title-block.ts';
import { paintWords } from '../../words/paint.ts';

interface Shown {
  readonly project: Project;
  readonly items: readonly DrawnItem[];
  readonly clip: Bounds | null;
  /** What the diagram takes up. */
  readonly bounds: Bounds;
  readonly theme: Theme;
  /** A CSS colour, or null for none. */
  readonly background: string | null;
}

interface Surroundings {
  readonly primitives: readonly Primitive[];
  /** Encloses diagram and surroundings. */
  readonly bounds: Bounds;
}

type Wishes = Pick<ImageOptions, 'legend' | 'references' | 'titleBlock' | 'whatIf'>;

/** Text needs this width, however narrow the diagram is. In diagram units. */
const narrowest = 440;
const gap = 30;

/** What a person wants next to the diagram: title above; legend, references and credits below. */
export function surround(shown: Shown, wishes: Wishes): Surroundings {
  const { project, items, theme, background } = shown;
  const whatIf = wishes.whatIf && whatIfSeen(wishes.whatIf, items, shown.clip);
  if (!wishes.legend && !wishes.references && !wishes.titleBlock && !whatIf) {
    return { primitives: [], bounds: shown.bounds };
  }
  const look = extrasLook(theme, background);
  const evidence = wishes.references
    ? numberEvidence(items, project.references, shown.clip)
    : { items: [], references: [] };
  const marks = [
    ...evidenceMarks(evidence.items, items, shown.clip, look),
    ...(whatIf ? whatIfMarks(whatIf, items, look) : []),
  ];
  const middle =
    marks.length > 0 ? unionBounds([shown.bounds, primitivesBounds(marks)]) : shown.bounds;
  const width = Math.max(middle.width, narrowest);
  const above = wishes.titleBlock ? [titleBlock(project.metadata, width, look)] : [];
  const below = [
    ...(whatIf ? [whatIfBlock(whatIf, width, look)] : []),
    ...(wishes.legend ? [legend(items, width, look), labValues(project, width, look)] : []),
    referenceList(evidence.references, width, look),
    ...(wishes.titleBlock ? [creditBlock(project.metadata, width, look)] : []),
  ];
  return arrange(middle, width, stack(above, 0), stack(below, gap), marks);
}

function arrange(
  middle: Bounds,
  width: number,
  above: Block,
  below: Block,
  marks: readonly Primitive[],
): Surroundings {
  const x = middle.x - (width - middle.width) / 2;
  const top = above.primitives.length > 0 ? middle.y - gap - above.height : middle.y;
  const foot = middle.y + middle.height;
  const isFooted = below.primitives.length > 0;
  const bottom = isFooted ? foot + gap + below.height : foot;
  const primitives = [
    ...marks,
    ...(above.primitives.length > 0 ? [placed(above, x, top)] : []),
    ...(isFooted ? [placed(below, x, foot + gap)] : []),
  ];
  const box = { x, y: top, width, height: bottom - top };
  // Letters reach above and below the lines that they are set by.
  return { primitives, bounds: unionBounds([box, primitivesBounds(primitives)]) };
}

const font = { size: 10.5, weight: 400 } as const;
const leading = 15;

/** The lab values that the person kept in the project, by scenario; empty where there are none. */
function labValues({ scenarios }: Project, width: number, look: ExtrasLook): Block {
  const blocks = scenarios.map(({ name, markers = [] }) =>
    markers.length === 0
      ? { height: 0, primitives: [] }
      : stack([heading(name || paintWords.labValues, look), lines(markers, width, look)], 8),
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
