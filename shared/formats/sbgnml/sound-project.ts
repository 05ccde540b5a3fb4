import type { z } from 'zod';
import { limits } from '../../project/limits.ts';
import { linkSchema, type Endpoint, type Link } from '../../project/link-schema.ts';
import { nodeSchema, type PathwayNode } from '../../project/node-schema.ts';
import type { Project } from '../../project/project-schema.ts';
import type { ReadFile } from '../project-format.ts';
import { collapseProcesses } from './collapse-processes.ts';
import { addLoss, type LinkDraft, type NodeDraft, type Reading } from './reading.ts';

/**
 * The project of all that was read and that a project can hold. What it cannot hold is left out and told; what hung
 * on that lies in nothing, or ends at a free point.
 */
export function soundProject(reading: Reading, empty: Project): ReadFile {
  const room = createRoom();
  const nodes = reading.nodes.flatMap((draft) => soundNode(reading, draft, room) ?? []);
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const links = reading.links.flatMap((draft) => soundLink(reading, draft, room) ?? []);
  const anchorIds = new Set(links.flatMap(({ anchors }) => anchors.map(({ id }) => id)));
  const project = collapseProcesses({
    ...empty,
    nodes: nodes.map((node) => inSoundParent(node, nodeIds)),
    links: links.map((link) => withSoundEnds(link, nodeIds, anchorIds)),
  });
  const touched = new Set(reading.losses.map(({ elementId }) => elementId));
  const kept = [...nodes, ...nodes.flatMap(({ badges }) => badges), ...links];
  return {
    project,
    report: { kept: kept.filter(({ id }) => !touched.has(id)).length, losses: reading.losses },
  };
}

/** Counts what a project may hold at most. */
function createRoom(): { has: (elements: number) => boolean } {
  let held = 0;
  return {
    has: (elements) => {
      if (held + elements > limits.elements) return false;
      held += elements;
      return true;
    },
  };
}

type Room = ReturnType<typeof createRoom>;

function soundNode(reading: Reading, draft: NodeDraft, room: Room): PathwayNode | undefined {
  const parsed = nodeSchema.safeParse(draft);
  const hasRoom = parsed.success && room.has(1 + parsed.data.badges.length);
  if (parsed.success && hasRoom) return parsed.data;
  drop(reading, draft, parsed.error, draft.label ?? '');
  return undefined;
}

function soundLink(reading: Reading, draft: LinkDraft, room: Room): Link | undefined {
  const parsed = linkSchema.safeParse(draft);
  const hasRoom = parsed.success && room.has(1 + parsed.data.anchors.length);
  if (parsed.success && hasRoom) return parsed.data;
  drop(reading, draft, parsed.error, '');
  return undefined;
}

function drop(
  reading: Reading,
  draft: NodeDraft | LinkDraft,
  error: z.ZodError | undefined,
  label: string,
): void {
  const element = reading.elements.get(draft.id) ?? { name: 'element' };
  const issue = error?.issues[0];
  const why = issue
    ? whyUnfit(issue)
    : `is one too many: at most ${limits.elements.toLocaleString('en')} can be held.`;
  addLoss(reading, 'dropped', element, why, { label, elementId: draft.id });
}

function whyUnfit({ code, path, message }: z.core.$ZodIssue): string {
  const name = path.join('.');
  if (code === 'too_big' && /^(?:x|y|width|height)$/u.test(name)) {
    const most = limits.coordinate.toLocaleString('en');
    return `lies or reaches further out than ${most}, the most that can be held, and was left out.`;
  }
  return `cannot be held (${name}: ${message}), and was left out.`;
}

function inSoundParent(node: PathwayNode, ids: ReadonlySet<string>): PathwayNode {
  if (node.parent === undefined || ids.has(node.parent)) return node;
  const { parent: _gone, ...rest } = node;
  return rest;
}

function withSoundEnds(link: Link, nodes: ReadonlySet<string>, anchors: ReadonlySet<string>): Link {
  const isSound = (end: Endpoint) =>
    end.to === 'point' || (end.to === 'node' ? nodes.has(end.id) : anchors.has(end.id));
  const free = { to: 'point', x: 0, y: 0 } as const;
  if (isSound(link.source) && isSound(link.target)) return link;
  return {
    ...link,
    source: isSound(link.source) ? link.source : free,
    target: isSound(link.target) ? link.target : free,
  };
}
