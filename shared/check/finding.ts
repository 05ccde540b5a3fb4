import type { Edit } from '../edit/edit.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { createEntityFinder } from '../library/entity-of-node.ts';
import { indexLibrary, type LibraryIndex, type Library } from '../library/library.ts';
import type { PathwayNode, Project } from '../project/project-schema.ts';

/** Worst first. An error is wrong in itself, a warning probably is, a hint says what is missing. */
export const severities = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** A change that takes the problem away, made only when a person asks for it. */
export interface Fix {
  /** What it does, as a button says it. */
  readonly label: string;
  /** Works on the present project, whatever changed since; it changes nothing where nothing is left to do. */
  edit(newId: () => string): Edit;
}

/** One problem of a diagram. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Ids of the nodes and links concerned, the most important first. */
  readonly elements: readonly string[];
  /** What is wrong, in a sentence without line breaks. */
  readonly sentence: string;
  readonly fix?: Fix;
}

/** Identifies a finding within its project. The key is the same in the next version of the project. */
export function keyOfFinding({ rule, elements, sentence }: Finding): string {
  return [rule, ...elements, sentence].join(' ');
}

/** Projects mute rules by these names: never change one. */
export const ruleIds = [
  'broken-reference',
  'malformed-identifier',
  'spreadsheet-name',
  'self-link',
  'contradicting-signs',
  'contested-unmarked',
  'duplicate-entity',
  'duplicate-reference',
  'unreachable-transmitter',
  'cofactor-without-target',
  'enzyme-without-cofactor',
  'orphan-node',
  'overlapping-nodes',
  'label-overflow',
  'enzyme-without-reaction',
  'reaction-without-enzyme',
  'missing-identifier',
  'link-without-evidence',
] as const;
export type RuleId = (typeof ruleIds)[number];

export interface Rule {
  /** What it looks for, as a heading. */
  readonly title: string;
  /** Why that matters, in a sentence or two. */
  readonly explanation: string;
  /** Yields what it finds, and `undefined` now and then: there the caller may pause. */
  check(context: CheckContext): Iterable<Finding | undefined>;
}

/** What the rules look at, with the look-ups that they share. */
export interface CheckContext {
  readonly project: Project;
  readonly index: ProjectIndex;
  readonly library: Library;
  readonly known: LibraryIndex;
  /** The id of the library's entry that a node stands for; undefined where the library has none. */
  entityOf(node: PathwayNode): string | undefined;
  /** The nodes that stand for an entry of the library, in the project's order. */
  nodesOf(entity: string): readonly PathwayNode[];
}

export function createCheckContext(project: Project, library: Library): CheckContext {
  const findEntity = createEntityFinder(library);
  const entities = new Map<PathwayNode, string | undefined>();
  const nodes = new Map<string, PathwayNode[]>();
  for (const node of project.nodes) {
    const entity = findEntity(node)?.id;
    entities.set(node, entity);
    if (entity === undefined) continue;
    const list = nodes.get(entity);
    if (list) list.push(node);
    else nodes.set(entity, [node]);
  }
  return {
    project,
    index: indexProject(project),
    library,
    known: indexLibrary(library),
    entityOf: (node) => entities.get(node),
    nodesOf: (entity) => nodes.get(entity) ?? [],
  };
}
