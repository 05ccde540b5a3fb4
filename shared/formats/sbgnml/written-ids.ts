import type { Project } from '../../project/project-schema.ts';
import { readPorts } from './glyph.ts';
import { keptElement } from './sbgn-element.ts';

/** The ids of everything in the file to be written. */
export interface WrittenIds {
  /** The id in the file of a node, badge, link or anchor of ours. */
  of(id: string): string;
  /** Whose id in the file it is: the node's of a glyph, port or badge; undefined where nothing has it. */
  ownerOf(fileId: string): string | undefined;
  /** An id that nothing has yet. */
  fresh(stem: string): string;
}

const fitting = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;

/** Ids of the file that something was read from stay; others are made from ours, as XML wants them. */
export function createWrittenIds(project: Project): WrittenIds {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  const used = new Set<string>();
  const waiting: { id: string; owner: string; originId: string | undefined }[] = [];
  const keep = (fileId: string | undefined, owner: string): boolean => {
    if (fileId === undefined || fileId === '' || used.has(fileId)) return false;
    used.add(fileId);
    owners.set(fileId, owner);
    return true;
  };
  const offer = (id: string, owner: string, originId: string | undefined) => {
    if (originId !== undefined && keep(originId, owner)) names.set(id, originId);
    else waiting.push({ id, owner, originId });
  };
  for (const node of project.nodes) {
    offer(node.id, node.id, ownFileId(node));
    for (const badge of node.badges) offer(badge.id, node.id, ownFileId(badge));
  }
  for (const link of project.links) {
    offer(link.id, link.id, ownFileId(link));
    for (const anchor of link.anchors) offer(anchor.id, link.id, ownFileId(anchor));
  }
  for (const element of [...project.nodes, ...project.links]) {
    const kept = keptElement(element);
    for (const port of kept ? readPorts(kept) : []) keep(port.id, element.id);
  }
  const fresh = (stem: string): string => {
    const base = fitting.test(stem)
      ? stem
      : `id_${stem.replaceAll(/[^\p{L}\p{N}\p{M}._·-]/gu, '_')}`;
    let name = base;
    for (let count = 2; used.has(name); count += 1) name = `${base}-${count}`;
    used.add(name);
    return name;
  };
  for (const { id, owner } of waiting) {
    const name = fresh(id);
    names.set(id, name);
    owners.set(name, owner);
  }
  return { of: (id) => names.get(id) ?? id, ownerOf: (id) => owners.get(id), fresh };
}

function ownFileId(element: { readonly origin?: Project['origin'] }): string | undefined {
  return element.origin?.format === 'sbgnml' ? element.origin.id : undefined;
}
