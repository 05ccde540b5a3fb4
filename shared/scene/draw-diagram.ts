import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { unionBounds } from './bounds.ts';
import { drawLinks } from './draw-links.ts';
import { drawNode } from './draw-node.ts';
import { drawingOrder } from './drawing-order.ts';
import type { DrawnDiagram, DrawnItem, DrawnLink, DrawnNode } from './drawn.ts';
import type { Theme } from './primitives.ts';

const diagrams: Record<Theme, WeakMap<Project, DrawnDiagram>> = {
  light: new WeakMap(),
  dark: new WeakMap(),
};

/**
 * What a whole project looks like in a theme. Pure, and quick for the next version of a project: nodes and links
 * that did not change give the very same drawings as before.
 */
export function drawDiagram(project: Project, theme: Theme): DrawnDiagram {
  const known = diagrams[theme].get(project);
  if (known) return known;
  const diagram = makeDiagram(project, theme);
  diagrams[theme].set(project, diagram);
  return diagram;
}

function makeDiagram(project: Project, theme: Theme): DrawnDiagram {
  const byId = new Map<string, PathwayNode>();
  const nodes = new Map<string, DrawnNode>();
  for (const node of project.nodes) {
    byId.set(node.id, node);
    nodes.set(node.id, drawNode(node, theme));
  }
  const links = drawLinks(project.links, byId, theme);
  const order: DrawnItem[] = [];
  for (const element of drawingOrder(project)) {
    if ('kind' in element) order.push({ type: 'node', drawn: drawNode(element, theme) });
    else addLink(order, links.get(element.id));
  }
  return { nodes, links, order, bounds: unionBounds(order.map(({ drawn }) => drawn.bounds)) };
}

function addLink(order: DrawnItem[], drawn: DrawnLink | undefined): void {
  if (drawn) order.push({ type: 'link', drawn });
}
