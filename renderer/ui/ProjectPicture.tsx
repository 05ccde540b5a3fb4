import { memo } from 'react';
import type { Project } from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { DrawnItem } from '../../shared/scene/primitives.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { Drawing } from './Drawing.tsx';

/** Diagram units round the picture. */
const margin = 12;

/** A whole project as a picture, drawn as the canvas draws it. */
export const ProjectPicture = memo(function ProjectPicture({
  project,
  className,
}: {
  readonly project: Project;
  readonly className: string | undefined;
}) {
  const theme = useWorkspace(themeOf);
  const { order, bounds } = drawDiagram(project, theme);
  const box = [
    bounds.x - margin,
    bounds.y - margin,
    bounds.width + 2 * margin,
    bounds.height + 2 * margin,
  ];
  return (
    <svg className={className} viewBox={box.join(' ')} aria-hidden="true" focusable="false">
      {order.map((item) => (
        <Item key={keyOf(item)} item={item} />
      ))}
    </svg>
  );
});

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
