import { memo } from 'react';
import type { KindFamily } from '../../shared/project/kind-facts.ts';
import { kindsThat, nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  type NodeKind,
  type NodeStyle,
  type PathwayNode,
  type Link,
  type LinkStyle,
  type Relation,
  projectSchema,
} from '../../shared/project/project-schema.ts';
import { drawNode } from '../../shared/scene/draw-node.ts';
import type { Theme } from '../../shared/project/themes.ts';
import type { Primitive } from '../../shared/scene/primitives.ts';
import { useEditor, useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { drawAside } from '../../shared/scene/draw-diagram.ts';
import { Drawing } from './Drawing.tsx';
import styles from './swatch.module.css';
import { partsWords } from '../../shared/words/parts.ts';

/** Diagram units; the border adds to it. */
const swatchSize = { width: 20, height: 12 };
const margin = 1.5;
// The border of a node would fill a swatch; a double one needs room for its two lines.
const widestBorder = 2;

const kindDrawings = new Map<string, readonly Primitive[]>();

/** A kind's shape and tint in this project, as small as a line of text; `style` for a node's own style. */
export const KindSwatch = memo(function KindSwatch({
  kind,
  style,
}: {
  kind: NodeKind;
  style?: NodeStyle | undefined;
}) {
  const theme = useWorkspace(drawnThemeOf);
  const look = useEditor(({ history }) =>
    history.present.canvas.kindStyles.findLast((one) => one.kind === kind),
  );
  const isPlain = !style && !look;
  const primitives = isPlain
    ? kindDrawing(kind, theme)
    : drawKind(kind, theme, { ...look?.style, ...style });
  return (
    <svg
      className={styles['swatch']}
      viewBox={`${-margin} ${-margin} ${swatchSize.width + 2 * margin} ${swatchSize.height + 2 * margin}`}
      aria-hidden="true"
      focusable="false"
    >
      <Drawing primitives={primitives} />
    </svg>
  );
});

function kindDrawing(kind: NodeKind, theme: Theme): readonly Primitive[] {
  const key = `${theme} ${kind}`;
  const known = kindDrawings.get(key);
  if (known) return known;
  const primitives = drawKind(kind, theme, {});
  kindDrawings.set(key, primitives);
  return primitives;
}

function drawKind(kind: NodeKind, theme: Theme, style: NodeStyle): readonly Primitive[] {
  return drawNode(swatchNode(kind, style), theme).primitives;
}

function swatchNode(kind: NodeKind, style: NodeStyle): PathwayNode {
  const { borderWidth } = nodeKinds[kind];
  return {
    id: 'swatch',
    kind,
    // A kind without an outline is all text.
    label: kind === 'label' ? partsWords.aa : '',
    caption: '',
    x: 0,
    y: 0,
    ...swatchSize,
    rotation: 0,
    z: 0,
    badges: [],
    notes: '',
    xrefs: [],
    evidence: [],
    style: {
      ...style,
      borderWidth: Math.min(style.borderWidth ?? borderWidth, widestBorder),
      fontSize: 11,
    },
  };
}

const lineWidth = 30;
const lineHeight = 15;

const relationDrawings = new Map<string, readonly Primitive[]>();

/** A relation's line and head in this project, as small as a line of text; `style` for a link's own style. */
export const RelationSwatch = memo(function RelationSwatch({
  relation,
  style,
}: {
  relation: Relation;
  style?: LinkStyle | undefined;
}) {
  const theme = useWorkspace(drawnThemeOf);
  const look = useEditor(({ history }) =>
    history.present.canvas.relationStyles.findLast((one) => one.relation === relation),
  );
  const isPlain = !style && !look;
  const primitives = isPlain
    ? relationDrawing(relation, theme)
    : drawRelation(relation, theme, { ...look?.style, ...style });
  return (
    <svg
      className={styles['line']}
      viewBox={`0 0 ${lineWidth} ${lineHeight}`}
      aria-hidden="true"
      focusable="false"
    >
      <Drawing primitives={primitives} />
    </svg>
  );
});

function relationDrawing(relation: Relation, theme: Theme): readonly Primitive[] {
  const key = `${theme} ${relation}`;
  const known = relationDrawings.get(key);
  if (known) return known;
  const primitives = drawRelation(relation, theme, {});
  relationDrawings.set(key, primitives);
  return primitives;
}

function drawRelation(relation: Relation, theme: Theme, style: LinkStyle): readonly Primitive[] {
  const project = projectSchema.parse({ links: [swatchLink(relation, style)] });
  return drawAside(project, theme).links.get('swatch')?.primitives ?? [];
}

function swatchLink(relation: Relation, style: LinkStyle): Partial<Link> {
  return {
    id: 'swatch',
    relation,
    source: { to: 'point', x: 1, y: lineHeight / 2 },
    target: { to: 'point', x: lineWidth - 1, y: lineHeight / 2 },
    style: { ...style, width: Math.min(style.width ?? 1.5, 3) },
  };
}

/** Every kind, in the order in which panels list them. */
export const kindOrder: readonly NodeKind[] = [
  ...kindsThat(({ isListedFirst }) => isListedFirst),
  ...kindsThat(({ isListedFirst }) => !isListedFirst),
];

/** The kinds under a family's heading. */
export const kindsOf = (family: KindFamily): readonly NodeKind[] =>
  kindOrder.filter((kind) => nodeKinds[kind].family === family);

export const familyLabels = {
  matrix: 'Matrix',
  neutral: 'Neutral',
  drawing: 'Drawing',
} as const satisfies Record<KindFamily, string>;
