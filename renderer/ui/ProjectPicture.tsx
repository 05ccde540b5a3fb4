import { memo, useMemo } from 'react';
import type { Project } from '../../shared/project/project-schema.ts';
import { drawAside, drawAsideInSteps } from '../../shared/scene/draw-diagram.ts';
import { grown, overlaps, type Bounds, type DrawnItem } from '../../shared/scene/primitives.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { Drawing } from './Drawing.tsx';
import { StillPicture } from './StillPicture.tsx';
import type { StillContent } from './still-picture.ts';
import { useSteps } from './use-steps.ts';

/** Diagram units round the picture. */
const margin = 12;

/** Between an element and the frame round it, in diagram units. */
const frameGap = 6;

/** Elements: more are painted in slices on a canvas, where as many parts of the page would hold up the window. */
const mostAtOnce = 800;

interface Props {
  readonly project: Project;
  readonly className: string | undefined;
  /** Only this part of it. */
  readonly part?: Bounds | undefined;
  /** A frame is drawn round it. */
  readonly marked?: Bounds | undefined;
}

/** A project as a picture, or a part of it, drawn as the canvas draws it. */
export const ProjectPicture = memo(function ProjectPicture(props: Props) {
  const { nodes, links } = props.project;
  return nodes.length + links.length > mostAtOnce ? (
    <LargePicture {...props} />
  ) : (
    <SmallPicture {...props} />
  );
});

const none: ReadonlySet<string> = new Set();
const plain = { selection: none, faded: none, focused: null, accent: '#000000' } as const;

function LargePicture({ project, className, part, marked }: Props) {
  const theme = useWorkspace(drawnThemeOf);
  const { made: diagram } = useSteps(drawAsideInSteps, project, theme);
  const content = useMemo(
    () => diagram && { items: diagram.order, looks: { ...plain, theme }, ...framed(marked) },
    [diagram, theme, marked],
  );
  const whole = useMemo(() => diagram && grown(diagram.bounds, margin), [diagram]);
  const shown = part ?? whole;
  return content && shown && <StillPicture content={content} part={shown} className={className} />;
}

/** A frame round a part, in the accent of the page as it is now. */
function framed(marked: Bounds | undefined): Pick<StillContent, 'paintAbove'> {
  if (!marked) return {};
  const color = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
  const { x, y, width, height } = grown(marked, frameGap);
  return {
    // There is too little to do for steps.
    // oxlint-disable-next-line require-yield
    *paintAbove(surface) {
      surface.strokeStyle = color;
      surface.lineWidth = 2;
      surface.setLineDash([]);
      surface.strokeRect(x, y, width, height);
    },
  };
}

function SmallPicture({ project, className, part, marked }: Props) {
  const theme = useWorkspace(drawnThemeOf);
  const { order, bounds } = drawAside(project, theme);
  const box = part ?? grown(bounds, margin);
  const shown = part ? order.filter(({ drawn }) => overlaps(drawn.bounds, part)) : order;
  const frame = marked && grown(marked, frameGap);
  return (
    <svg
      className={className}
      viewBox={[box.x, box.y, box.width, box.height].join(' ')}
      aria-hidden="true"
      focusable="false"
    >
      {shown.map((item) => (
        <Item key={keyOf(item)} item={item} />
      ))}
      {frame && <rect {...frame} rx={6} fill="none" stroke="var(--accent)" strokeWidth={2} />}
    </svg>
  );
}

function Item({ item }: { item: DrawnItem }) {
  if (item.type === 'link') return <Drawing primitives={item.drawn.primitives} />;
  const { node, primitives } = item.drawn;
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <Drawing primitives={primitives} />
    </g>
  );
}

const keyOf = (item: DrawnItem) =>
  item.type === 'link' ? `link ${item.drawn.link.id}` : `node ${item.drawn.node.id}`;
