import { referenceSchema, type Reference } from '../project/annotation-schema.ts';
import { findCrossProblems } from '../project/cross-checks.ts';
import { limits } from '../project/limits.ts';
import { linkSchema, type Link } from '../project/link-schema.ts';
import { nodeSchema, type PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { admitted } from './change-elements.ts';
import type { Edit } from './edit.ts';

/** A node to be made: what is left out takes the schema's default. */
export type NewNode = Pick<PathwayNode, 'id' | 'kind' | 'x' | 'y' | 'width' | 'height'> &
  Partial<PathwayNode>;

/** A link to be made: what is left out takes the schema's default. */
export type NewLink = Pick<Link, 'id' | 'relation' | 'source' | 'target'> & Partial<Link>;

export interface NewElements {
  readonly nodes?: readonly NewNode[];
  readonly links?: readonly NewLink[];
  /** Those whose id the project has already are the project's own and not added again. */
  readonly references?: readonly Reference[];
}

export function addNodes(nodes: readonly NewNode[]): Edit {
  return addElements({ nodes });
}

export function addLinks(links: readonly NewLink[]): Edit {
  return addElements({ links });
}

/** Adds all of it, or nothing if an id is taken, an end or parent is missing or a limit would be exceeded. */
export function addElements(news: NewElements): Edit {
  const nodes = admitted(nodeSchema.array(), news.nodes ?? []);
  const links = admitted(linkSchema.array(), news.links ?? []);
  const references = admitted(referenceSchema.array(), news.references ?? []);
  return (project) => {
    if (!nodes || !links || !references) return project;
    const added = references.filter(({ id }) => project.references.every((had) => had.id !== id));
    if (nodes.length + links.length + added.length === 0) return project;
    return ifSound(project, {
      ...project,
      nodes: joined(project.nodes, nodes),
      links: joined(project.links, links),
      references: joined(project.references, added),
    });
  };
}

/** The next project if the rules between its parts hold, else the one before. */
export function ifSound(before: Project, next: Project): Project {
  if (next === before || next.references.length > limits.references) return before;
  return findCrossProblems(next).length === 0 ? next : before;
}

function joined<Item>(items: readonly Item[], added: readonly Item[]): readonly Item[] {
  return added.length === 0 ? items : [...items, ...added];
}
