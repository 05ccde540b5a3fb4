import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renameElement, setNotes, setXrefs } from '../../../shared/edit/set-element-properties.ts';
import { setLinkStyle, setNodeStyle } from '../../../shared/edit/set-element-properties.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { moveNodes, resizeNode } from '../../../shared/edit/move-and-resize.ts';
import { indexProject, withDescendants } from '../../../shared/graph/project-index.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { projectInFile, type FoundProject } from '../../../shared/open/open-file.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Link, PathwayNode, Project } from '../../../shared/project/project-schema.ts';
import { isRecord } from '../../../shared/project/plain-json.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { readXml } from '../../../shared/formats/xml/read-xml.ts';
import { childElements, type XmlElement } from '../../../shared/formats/xml/xml-tree.ts';
import { collapsedOf } from '../../../shared/formats/sbgnml/expand-processes.ts';
import { isSameButForDecimals } from './gpml/gpml-files.ts';
import { arbitraryEdit, makeEdit } from '../edit/arbitrary-edit.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const names = [
  'gpml/everything-2013a.gpml',
  'gpml/everything-2021.gpml',
  'sbgnml/process-description.sbgn',
  'sbgnml/activity-flow.sbgn',
  'sbgnml/entity-relationship.sbgn',
] as const;

async function open(text: string, name: string): Promise<FoundProject> {
  const found = await projectInFile(Buffer.from(text), name);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** Cut out of a text: the elements with these ids, and those of these names. */
function without(text: string, ids: ReadonlySet<string>, tags: ReadonlySet<string>): string {
  const root = readXml(text);
  if (!root.ok) throw new Error('The text is not read.');
  const cuts: XmlElement[] = [];
  const visit = (element: XmlElement) => {
    const isNamed = element.attributes.some(
      ({ name, value }) => ['GraphId', 'elementId', 'id'].includes(name) && ids.has(value),
    );
    if (isNamed || tags.has(element.local)) cuts.push(element);
    else childElements(element).forEach(visit);
  };
  visit(root.value);
  let rest = text;
  for (const { start, end } of cuts.reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return rest;
}

/** Ids in the file of what a change of a node may change with it: what lies in it, and what hangs on it or is around it. */
function touchedBy(project: Project, id: string): Set<string> {
  const index = indexProject(project);
  const ids = withDescendants(index, [id]);
  for (let at = index.nodes.get(id)?.parent; at !== undefined; at = index.nodes.get(at)?.parent) {
    ids.add(at);
  }
  const waiting = [...ids];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const link of index.linksAt.get(at) ?? []) {
      if (ids.has(link.id)) continue;
      ids.add(link.id);
      const process = collapsedOf(link);
      if (process) ids.add(process.consumption.id).add(process.process.id);
      waiting.push(link.id, ...link.anchors.map((anchor) => anchor.id));
    }
  }
  return ids;
}

/** Without an id in the file an element cannot be cut out of it. */
function isNamed({ origin }: { readonly origin?: Project['origin'] }): boolean {
  return origin?.id !== undefined;
}

function changedIn(before: Project, after: Project): string[] {
  const known = new Set<unknown>([...before.nodes, ...before.links]);
  return [...after.nodes, ...after.links].filter((it) => !known.has(it)).map(({ id }) => id);
}

interface Change {
  readonly name: string;
  readonly edit: Edit;
  /** Where it is told besides in the element itself. */
  readonly also?: readonly string[];
  readonly ids?: ReadonlySet<string>;
}

function changesOf(project: Project, node: PathwayNode): Change[] {
  const { id, label, x, y, width, height } = node;
  const ids = touchedBy(project, id);
  return [
    // A process shows no name.
    ...(label === '' ? [] : [{ name: 'label', edit: renameElement(id, 'New "name" & more') }]),
    { name: 'notes', edit: setNotes(id, 'Of mine.\n\nAnd more.') },
    { name: 'identifier', edit: setXrefs(id, [{ database: 'ChEBI', id: 'CHEBI:15377' }]) },
    { name: 'fill', edit: setNodeStyle([id], { fill: '#12ab34' }), also: ['extension'] },
    { name: 'place', edit: moveNodes([id], { x: 13, y: -7 }), ids },
    { name: 'size', edit: resizeNode(id, { x, y, width: width + 11, height: height + 9 }), ids },
  ];
}

function changesOfLink({ id }: Link): Change[] {
  return [
    { name: 'notes', edit: setNotes(id, 'Of mine.') },
    { name: 'colour', edit: setLinkStyle([id], { color: '#12ab34' }), also: ['extension'] },
  ];
}

/**
 * What two projects say otherwise, by element and field; where an element comes from is no matter. Where a line runs
 * follows from what it hangs on, and is read as its file says it: only what it joins is compared.
 */
function differences(one: Project, other: Project): string[] {
  const there = new Map<string, object>([...other.nodes, ...other.links].map((it) => [it.id, it]));
  return [...one.nodes, ...one.links].flatMap((element) => {
    const twin = new Map(Object.entries(withoutCourse(there.get(element.id) ?? {})));
    return Object.entries(withoutCourse(element))
      .filter(([field, value]) => !isSameButForDecimals(value, twin.get(field)))
      .map(([field]) => `${field} of ${element.id}`);
  });
}

const ofCourse = new Set(['origin', 'waypoints', 'routing']);

function withoutCourse(element: object): object {
  const bare = JSON.stringify(element, (key, value: unknown) => {
    if (ofCourse.has(key)) return undefined;
    const isEnd = isRecord(value) && (key === 'source' || key === 'target');
    return isEnd ? { to: value['to'], id: value['id'] } : value;
  });
  return JSON.parse(bare) as object;
}

/** Without the lines that cutting left empty. */
function filledLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

describe.each(names)('In %s', (name) => {
  const text = readFileSync(join(fixtures, name), 'utf8');

  test('a change of one element changes only what is its own, and is there when it is opened again', async () => {
    const { project, format } = await open(text, name);
    const nameless = new Set(
      [...project.nodes, ...project.links].filter((it) => !isNamed(it)).map(({ id }) => id),
    );
    const changes: (Change & { readonly of: string })[] = [
      ...project.nodes
        .filter(isNamed)
        .flatMap((node) => changesOf(project, node).map((it) => ({ ...it, of: node.id }))),
      ...project.links
        .filter(isNamed)
        .flatMap((link) => changesOfLink(link).map((it) => ({ ...it, of: link.id }))),
    ].filter(({ ids }) => !ids || [...nameless].every((id) => !ids.has(id)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...changes), async ({ edit, of, ids, also }) => {
        const changed = edit(project);
        const { text: saved, source } = await writeText(changed, format);
        expect(source).toBeDefined();
        const own = new Set([of, ...(ids ?? []), ...changedIn(project, changed)]);
        const tags = new Set(also);
        expect(filledLines(without(saved, own, tags))).toBe(filledLines(without(text, own, tags)));
        const again = await open(saved, name);
        expect(differences(changed, again.project)).toEqual([]);
        const between = parseProject(serializeProject(changed));
        expect(between.ok && (await writeText(between.value, format)).text).toBe(saved);
      }),
      { numRuns: 12 },
    );
  }, 180_000);

  test('whatever is done, the text that was read says it', async () => {
    const { project, format } = await open(text, name);
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryEdit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let count = 0;
        const newId = () => `new-${(count += 1)}`;
        const changed = edits.reduce((now, edit) => makeEdit(edit, now, newId)(now), project);
        const { text: saved, source } = await writeText(changed, format);
        expect(source).toBeDefined();
        const again = await open(saved, name);
        expect((await writeText(again.project, format)).text).toBe(saved);
      }),
      { numRuns: 8 },
    );
  }, 180_000);
});
