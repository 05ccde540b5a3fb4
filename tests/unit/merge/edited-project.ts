import * as fc from 'fast-check';
import type { Project } from '../../../shared/project/project-schema.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { arbitraryEdit, makeEdit, type ArbitraryEdit } from '../edit/arbitrary-edit.ts';

interface TwoVersions {
  readonly base: Project;
  readonly ours: Project;
  readonly theirs: Project;
}

const edits = fc.array(arbitraryEdit, { maxLength: 12 });

/** A project and what two persons made of it by edits. Their new elements have different ids, as in the program. */
export const editedProjects: fc.Arbitrary<TwoVersions> = fc
  .tuple(arbitraryProject({ maxNodes: 8, maxLinks: 8, unknownFields: true }), edits, edits)
  .map(([base, ours, theirs]) => ({
    base,
    ours: applyAll(base, ours, 'our'),
    theirs: applyAll(base, theirs, 'their'),
  }));

/** The same, but what they add has the same ids, and may be something else. */
export const collidingProjects: fc.Arbitrary<TwoVersions> = fc
  .tuple(arbitraryProject({ maxNodes: 8, maxLinks: 8 }), edits, edits)
  .map(([base, ours, theirs]) => ({
    base,
    ours: applyAll(base, ours, 'new'),
    theirs: applyAll(base, theirs, 'new'),
  }));

const project = arbitraryProject({ maxNodes: 5, maxLinks: 5 });

/** Three projects that have nothing in common but, by chance, ids. */
export const unrelatedProjects: fc.Arbitrary<TwoVersions> = fc
  .tuple(project, project, project)
  .map(([base, ours, theirs]) => ({
    base,
    ours: withIdsOf(ours, base),
    theirs: withIdsOf(theirs, base),
  }));

function applyAll(first: Project, sequence: readonly ArbitraryEdit[], prefix: string): Project {
  let last = 0;
  const newId = () => `${prefix}-${(last += 1)}`;
  return sequence.reduce((present, edit) => makeEdit(edit, present, newId)(present), first);
}

/** With the ids of another project in the order of the file, whatever they name there. */
function withIdsOf(project: Project, other: Project): Project {
  const [stem] = project.nodes.map(({ id }) => id);
  const [otherStem] = other.nodes.map(({ id }) => id);
  if (stem === undefined || otherStem === undefined) return project;
  const rename = (id: string) =>
    id.startsWith(stem) ? `${otherStem}${id.slice(stem.length)}` : id;
  const renameEnd = <End extends Project['links'][number]['source']>(end: End): End =>
    'id' in end ? { ...end, id: rename(end.id) } : end;
  return {
    ...project,
    nodes: project.nodes.map((node) => ({
      ...node,
      id: rename(node.id),
      ...(node.parent === undefined ? {} : { parent: rename(node.parent) }),
      badges: node.badges.map((badge) => ({ ...badge, id: rename(badge.id) })),
    })),
    links: project.links.map((link) => ({
      ...link,
      id: rename(link.id),
      source: renameEnd(link.source),
      target: renameEnd(link.target),
      anchors: link.anchors.map((anchor) => ({ ...anchor, id: rename(anchor.id) })),
    })),
    scenarios: project.scenarios.map((scenario) => ({
      ...scenario,
      supplies: scenario.supplies.map((supply) => ({ ...supply, node: rename(supply.node) })),
    })),
  };
}
