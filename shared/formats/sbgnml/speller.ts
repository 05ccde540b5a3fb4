import { nameElement } from '../../project/element-names.ts';
import type { Endpoint, Link, Project } from '../../project/project-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import { drawDiagram } from '../../scene/draw-diagram.ts';
import type { DrawnDiagram } from '../../scene/primitives.ts';
import type { Loss } from '../../project/loss-report.ts';
import { classForNode } from './element-class.ts';
import { isProcessClass } from './glyph-classes.ts';
import { keptElement } from './sbgn-element.ts';
import { isCallout } from './callouts.ts';
import { isUnsaid } from './write-losses.ts';

/** A project on its way to what SBGN has words for. */
export interface Speller {
  readonly diagram: DrawnDiagram;
  readonly byId: ReadonlyMap<string, PathwayNode>;
  readonly owners: ReadonlyMap<string, Link>;
  /** Links that catalyze, by the id of the node that does. */
  readonly catalyses: ReadonlyMap<string, readonly Link[]>;
  readonly nodes: PathwayNode[];
  readonly links: Link[];
  readonly losses: Loss[];
  /** Processes of our reactions by the link's id. */
  readonly processes: Map<string, PathwayNode>;
  /** Processes that make an entity from nothing, by the entity's id. */
  readonly sources: Map<string, PathwayNode>;
  /** Processes that unmake an entity, by the entity's id. */
  readonly sinks: Map<string, PathwayNode>;
  readonly isOwn: (link: Link) => boolean;
  readonly freshId: (stem: string) => string;
}

export function createSpeller(project: Project): Speller {
  const byId = new Map(project.nodes.map((node) => [node.id, node]));
  const owners = new Map(
    project.links.flatMap((link) => link.anchors.map(({ id }) => [id, link] as const)),
  );
  const used = new Set([
    ...byId.keys(),
    ...owners.keys(),
    ...project.links.map(({ id }) => id),
    ...project.nodes.flatMap(({ badges }) => badges.map(({ id }) => id)),
  ]);
  const freshId = (stem: string) => {
    let id = stem;
    for (let count = 2; used.has(id); count += 1) id = `${stem}-${count}`;
    used.add(id);
    return id;
  };
  return {
    diagram: drawDiagram(project, 'light'),
    byId,
    owners,
    catalyses: catalysesOf(project),
    nodes: [],
    links: [],
    losses: [],
    processes: new Map(),
    sources: new Map(),
    sinks: new Map(),
    isOwn: (link) => keptElement(link) === undefined && !isCallout(link, byId),
    freshId,
  };
}

function catalysesOf({ links }: Project): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    if (link.relation === 'catalyzes')
      found.set(idOf(link.source), [...(found.get(idOf(link.source)) ?? []), link]);
  }
  return found;
}

/** Does the end lie at something that has a glyph of its own? */
export function isAtGlyph({ byId }: Speller, end: Endpoint): boolean {
  const node = end.to === 'node' ? byId.get(end.id) : undefined;
  return node !== undefined && !isUnsaid(node);
}

/** On a reaction: at an anchor of its link, or at its process. */
export function isProcessEnd(byId: Speller['byId'], end: Endpoint): boolean {
  if (end.to !== 'node') return end.to === 'anchor';
  const node = byId.get(end.id);
  return node !== undefined && isProcessClass(classForNode(node, 'process description'));
}

/** The process of the reaction that an anchor lies on, or of what the anchor's link acts on. */
export function processOn(speller: Speller, end: Endpoint): PathwayNode | undefined {
  let at: Endpoint = end;
  const passed = new Set<Link>();
  while (at.to === 'anchor') {
    const owner = speller.owners.get(at.id);
    if (!owner || passed.has(owner)) return undefined;
    passed.add(owner);
    const process = speller.processes.get(owner.id);
    if (process) return process;
    at = owner.target;
  }
  const node = at.to === 'node' ? speller.byId.get(at.id) : undefined;
  return node && isProcessClass(classForNode(node, 'process description')) ? node : undefined;
}

export function idOf(end: Endpoint): string {
  return end.to === 'point' ? '' : end.id;
}

export function tell(speller: Speller, kind: Loss['kind'], link: Link, what: string): void {
  speller.losses.push({
    kind,
    elementId: link.id,
    where: nameElement('link', link.id, link.label),
    what,
  });
}
