import { memo } from 'react';
import type { Link, LinkStyle, Relation } from '../../shared/project/link-schema.ts';
import { projectSchema } from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { Primitive, Theme } from '../../shared/scene/primitives.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { Drawing } from '../ui/Drawing.tsx';
import styles from './swatch.module.css';

const WIDTH = 30;
const HEIGHT = 15;

const drawings = new Map<string, readonly Primitive[]>();

/** A relation's line and head, as small as a line of text; `style` for what a link has by its own. */
export const RelationSwatch = memo(function RelationSwatch({
  relation,
  style,
}: {
  relation: Relation;
  style?: LinkStyle | undefined;
}) {
  const theme = useWorkspace(themeOf);
  const primitives = style ? draw(relation, theme, style) : relationDrawing(relation, theme);
  return (
    <svg
      className={styles['line']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      <Drawing primitives={primitives} />
    </svg>
  );
});

function relationDrawing(relation: Relation, theme: Theme): readonly Primitive[] {
  const key = `${theme} ${relation}`;
  const known = drawings.get(key);
  if (known) return known;
  const primitives = draw(relation, theme, {});
  drawings.set(key, primitives);
  return primitives;
}

function draw(relation: Relation, theme: Theme, style: LinkStyle): readonly Primitive[] {
  const project = projectSchema.parse({ links: [swatchLink(relation, style)] });
  return drawDiagram(project, theme).links.get('swatch')?.primitives ?? [];
}

function swatchLink(relation: Relation, style: LinkStyle): Partial<Link> {
  return {
    id: 'swatch',
    relation,
    source: { to: 'point', x: 1, y: HEIGHT / 2 },
    target: { to: 'point', x: WIDTH - 1, y: HEIGHT / 2 },
    style: { ...style, width: Math.min(style.width ?? 1.5, 3) },
  };
}
