import {
  findElements,
  type FindCondition,
  type Findings,
  type FoundElement,
} from '../../shared/find/find-elements.ts';
import { nameOfNode } from '../../shared/graph/describe-project.ts';
import type { Library } from '../../shared/library/library.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  nodeKindSchema,
  relationSchema,
  type Link,
  type PathwayNode,
  type Project,
} from '../../shared/project/project-schema.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { tagsOf } from '../../shared/edit/standing.ts';
import { relations } from '../../shared/project/relations.ts';
import type { Level } from '../../shared/whatif/scenario-words.ts';
import { levelAt, type DeskState } from '../editor/matrix-desk.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { ChoiceGroup } from '../ui/fields/SelectField.tsx';
import { findWords } from '../../shared/words/find.ts';

/** A condition as the value of a choice: `kind enzyme`, `relation catalyzes`, `in n12`, `level low`, … */
export type ConditionKey = string;
const anything: ConditionKey = '';

const levels: readonly (readonly [Level, string])[] = [
  ['low', 'Low in the what-if'],
  ['high', 'High in the what-if'],
  ['uncertain', 'Uncertain in the what-if'],
];

/** What a search can be narrowed to: only what the project has. */
export function conditionChoices(
  project: Project,
  { shown }: DeskState,
): readonly ChoiceGroup<ConditionKey>[] {
  const kinds = new Set(project.nodes.map(({ kind }) => kind));
  const used = new Set(project.links.map(({ relation }) => relation));
  const { hidden, locked } = standingOf(project);
  const containers = project.nodes.filter(({ kind }) => nodeKinds[kind].contains);
  const groups: readonly ChoiceGroup<ConditionKey>[] = [
    {
      label: '',
      choices: [
        { value: anything, label: findWords.everything },
        { value: 'without-identifier', label: findWords.nodesWithoutIdentifier },
        { value: 'without-evidence', label: findWords.linksWithoutEvidence },
      ],
    },
    {
      label: findWords.kind,
      choices: nodeKindSchema.options
        .filter((kind) => kinds.has(kind))
        .map((kind) => ({ value: `kind ${kind}`, label: nodeKinds[kind].label })),
    },
    {
      label: findWords.relation,
      choices: relationSchema.options
        .filter((relation) => used.has(relation))
        .map((relation) => ({ value: `relation ${relation}`, label: relations[relation].label })),
    },
    {
      label: findWords.inside,
      choices: containers.map((node) => ({ value: `in ${node.id}`, label: nameOfNode(node) })),
    },
    {
      label: findWords.layer,
      choices: project.canvas.layers.map(({ id, name }) => ({ value: `layer ${id}`, label: name })),
    },
    {
      label: findWords.tag,
      choices: tagsOf(project).map((tag) => ({ value: `tag ${tag}`, label: tag })),
    },
    {
      label: findWords.state,
      choices: [
        ...(hidden.size > 0 ? [{ value: 'hidden', label: findWords.hidden }] : []),
        ...(locked.size > 0 ? [{ value: 'locked', label: findWords.locked }] : []),
      ],
    },
    {
      label: findWords.whatIf,
      choices:
        shown === null ? [] : levels.map(([level, label]) => ({ value: `level ${level}`, label })),
    },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

/** `null`: everything. A key of something that is no longer there finds nothing. */
function conditionOf(
  key: ConditionKey,
  project: Project,
  { shown }: DeskState,
): FindCondition | null {
  const [by = '', ...rest] = key.split(' ');
  const value = rest.join(' ');
  if (key === 'without-identifier' || key === 'without-evidence') return { by: key };
  const kind = nodeKindSchema.safeParse(value);
  if (by === 'kind' && kind.success) return { by: 'kind', kind: kind.data };
  const relation = relationSchema.safeParse(value);
  if (by === 'relation' && relation.success) return { by: 'relation', relation: relation.data };
  if (by === 'in') return { by: 'container', id: value };
  if (by === 'layer') return idsWhere(project, (element) => element.layer === value);
  if (by === 'tag') return idsWhere(project, ({ tags }) => tags?.includes(value) === true);
  if (by === 'hidden' || by === 'locked') return { by: 'ids', ids: standingOf(project)[by] };
  if (by !== 'level') return null;
  const isSo = ({ id }: { readonly id: string }) => shown !== null && levelAt(shown, id) === value;
  return { by: 'ids', ids: new Set(project.nodes.filter(isSo).map(({ id }) => id)) };
}

function idsWhere(
  { nodes, links }: Project,
  isIt: (element: PathwayNode | Link) => boolean,
): FindCondition {
  return { by: 'ids', ids: new Set([...nodes, ...links].filter(isIt).map(({ id }) => id)) };
}

/** What the search of the window finds in a project. */
export function findIn(
  project: Project,
  { query, condition }: { readonly query: string; readonly condition: ConditionKey },
  desk: DeskState,
  library: Library | null,
): Findings {
  return findElements(project, {
    query,
    condition: conditionOf(condition, project, desk),
    library,
  });
}

/** Selects and shows one of what was found, and says which. */
export function showFound(
  { editor, canvas, workspace }: Workbench,
  elements: readonly FoundElement[],
  found: FoundElement,
): void {
  workspace.set({ finding: { ...workspace.store.getState().finding, current: found.id } });
  editor.select([found.id]);
  canvas.current?.reveal([found.id]);
  workspace.announce(findWords.of2(elements.indexOf(found) + 1, elements.length, found.name));
}

/** The one after (`by` 1) or before (-1) the one that was shown last; round at the ends. */
export function nextFound(
  elements: readonly FoundElement[],
  current: string | null,
  by: 1 | -1,
): FoundElement | undefined {
  const at = elements.findIndex(({ id }) => id === current);
  if (at < 0) return by === 1 ? elements[0] : elements.at(-1);
  return elements.at((at + by) % elements.length);
}
