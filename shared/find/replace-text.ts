import { admitted, changeElements, patched, type Edit } from '../edit/edit.ts';
import { keepingTextsWhole } from '../edit/move-and-resize.ts';
import {
  nodeSchema,
  type Link,
  type PathwayNode,
  type Project,
} from '../project/project-schema.ts';

/** The texts in which words can be replaced: what a person wrote, and nothing that others look up by. */
const replaceableFields = ['label', 'caption', 'notes'] as const;
type ReplaceableField = (typeof replaceableFields)[number];

/** What one replacement would do to one text. */
export interface Replacement {
  readonly id: string;
  readonly field: ReplaceableField;
  readonly before: string;
  readonly after: string;
}

export interface Replacing {
  /** As written; capitals count only with `matchesCase`. */
  readonly wanted: string;
  readonly by: string;
  readonly matchesCase: boolean;
}

export interface Replacements {
  readonly replacements: readonly Replacement[];
  /** Texts that would become longer than a field can hold. They are left as they are. */
  readonly tooLong: number;
}

/** What replacing would change in these elements, in the project's order. Nothing is changed yet. */
export function findReplacements(
  project: Project,
  ids: ReadonlySet<string>,
  replacing: Replacing,
): Replacements {
  if (replacing.wanted === '') return { replacements: [], tooLong: 0 };
  const replacements: Replacement[] = [];
  let tooLong = 0;
  for (const element of [...project.nodes, ...project.links]) {
    if (!ids.has(element.id)) continue;
    for (const field of replaceableFields) {
      const before = textIn(element, field);
      const after = replaceIn(before, replacing);
      if (after === before) continue;
      if (admitted(nodeSchema.shape[field], after) === undefined) tooLong += 1;
      else replacements.push({ id: element.id, field, before, after });
    }
  }
  return { replacements, tooLong };
}

/** Makes the replacements in one step. A text that has changed since then is left alone. Nodes grow with their text. */
export function replaceTexts(replacements: readonly Replacement[]): Edit {
  const byId = new Map<string, Replacement[]>();
  for (const one of replacements) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  const change = <Element extends PathwayNode | Link>(element: Element): Element => {
    const valid = (byId.get(element.id) ?? []).filter(
      ({ field, before }) => textIn(element, field) === before,
    );
    const patch = Object.fromEntries(valid.map(({ field, after }) => [field, after]));
    // Its keys are those of texts that the element has.
    return valid.length === 0 ? element : patched<Element>(element, patch as Partial<Element>);
  };
  return keepingTextsWhole(byId.keys(), (project) =>
    changeElements(project, { node: change, link: change }),
  );
}

function textIn(element: PathwayNode | Link, field: ReplaceableField): string {
  if (field === 'caption') return 'caption' in element ? element.caption : '';
  return element[field];
}

function replaceIn(text: string, { wanted, by, matchesCase }: Replacing): string {
  if (matchesCase) return text.replaceAll(wanted, () => by);
  return text.replaceAll(new RegExp(escaped(wanted), 'giu'), () => by);
}

/** As a part of a regular expression that stands for itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
