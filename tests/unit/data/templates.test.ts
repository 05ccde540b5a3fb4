import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indexProject } from '../../../shared/graph/project-index.ts';
import { untruths } from '../../../shared/layout/true-picture.ts';
import { indexLibrary, type LibraryLink } from '../../../shared/library/library.ts';
import type {
  Endpoint,
  Link,
  Project,
  PathwayNode,
} from '../../../shared/project/project-schema.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { layOutSheets } from '../../../shared/paint/sheets.ts';
import { covers } from '../../../shared/scene/primitives.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { connectKnown } from '../../../shared/suggest/suggestions.ts';
import { bundledLibrary } from '../library/bundled-library.ts';
import { nodesUnderLinks, overlappingNodes, wordsCutShort } from './layout-faults.ts';

const folder = new URL('../../../data/templates/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.neuromatrix'));
const index = indexLibrary(bundledLibrary());

const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');

function projectOf(name: string): Project {
  const parsed = parseProject(textOf(name));
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** The complete matrix is drawn on sheets, each of them a group. */
const isSheet = ({ kind, parent }: PathwayNode) => kind === 'group' && parent === undefined;

const entityNodes = (project: Project): PathwayNode[] =>
  project.nodes.filter((node) => nodeKinds[node.kind].family !== 'drawing');

/** A receptor senses what was released: the fact's pool of its source, where the diagram shows that. */
function sourceOf(fact: LibraryLink | undefined, project: Project): string | undefined {
  const shown = new Set(project.nodes.map(({ id }) => id));
  const pool = [...index.entities.values()].find(
    (entity) => entity.poolOf === fact?.source && entity.pool === fact?.pool,
  );
  const isSynapse = project.metadata.title.includes('synapse');
  return isSynapse && pool && shown.has(pool.id) ? pool.id : fact?.source;
}

/** What a node stands for, which may be drawn on several sheets; '' for any other end. */
function entityAt(end: Endpoint, project: Project): string {
  const node = end.to === 'node' ? indexProject(project).nodes.get(end.id) : undefined;
  return node?.entity ?? node?.id ?? '';
}

/** What a link has to look like by its library entry, in the words of the test below. */
function claimOf(link: Link, project: Project): string {
  const fact = index.links.get(link.entity ?? '');
  if (link.relation !== 'catalyzes' || fact?.relation === 'catalyzes') {
    const relation = fact?.relation === 'precursor-of' ? 'converts-to' : fact?.relation;
    return `${relation}: ${sourceOf(fact, project)} to ${fact?.target}`;
  }
  const conversion = project.links.find(
    ({ relation, source, target }) =>
      relation === 'converts-to' &&
      entityAt(source, project) === fact?.source &&
      entityAt(target, project) === fact?.target,
  );
  return `catalyzes: ${fact?.via} on ${conversion?.entity}`;
}

test('there is a template for each transmitter system, for what crosses them, and for all of it', () => {
  expect(names.sort()).toEqual([
    'acetylcholine.neuromatrix',
    'b6-and-helpers.neuromatrix',
    'complete-support-matrix.neuromatrix',
    'dopamine-norepinephrine-epinephrine.neuromatrix',
    'gaba-glutamate.neuromatrix',
    'histamine.neuromatrix',
    'kynurenine-branch.neuromatrix',
    'methylation-cycle.neuromatrix',
    'serotonin-melatonin.neuromatrix',
    'serotonin-synapse.neuromatrix',
  ]);
});

describe.each(names)('%s', (name) => {
  const project = projectOf(name);
  const nodes = entityNodes(project);

  test('is written as saving it would write it', () => {
    expect(serializeProject(project)).toBe(textOf(name));
  });

  test('says what it shows, of which organism, and who is credited', () => {
    const { title, description, organism, licence } = project.metadata;
    expect(title).not.toBe('');
    expect(description).toMatch(/UniProt.+WikiPathways.+not medical advice/su);
    expect(organism).toBe('Homo sapiens');
    expect(licence).not.toBe('');
  });

  test('shows each library entity once on a sheet, with the identifiers that the library has', () => {
    const sheets = new Set(project.nodes.filter(isSheet).map(({ id }) => id));
    const entities = nodes.map(({ entity, parent = '' }) =>
      sheets.has(parent) ? `${entity} on ${parent}` : entity,
    );
    expect(new Set(entities).size).toBe(nodes.length);
    for (const node of nodes) {
      const entity = index.entities.get(node.entity ?? '');
      expect({ kind: node.kind, label: node.label, xrefs: node.xrefs }).toEqual({
        kind: entity?.kind,
        label: entity?.label,
        xrefs: entity?.xrefs,
      });
    }
  });

  test('claims nothing that the library does not, and on the same evidence', () => {
    for (const link of project.links) {
      const fact = index.links.get(link.entity ?? '');
      expect({ link: link.id, confidence: link.confidence }).toEqual({
        link: link.id,
        confidence: fact?.confidence,
      });
      expect(link.notes.startsWith(fact?.summary ?? '?')).toBe(true);
      expect(
        link.evidence.map(({ reference, basis, source, stance }) => ({
          reference,
          basis,
          source,
          stance,
        })),
      ).toEqual(
        fact?.evidence.map(({ reference, basis, source, stance = 'supports' }) => ({
          reference,
          basis,
          source,
          stance,
        })),
      );
    }
  });

  test('draws each claim between the entities that it is about', () => {
    const anchors = new Map(
      project.links.flatMap((link) => link.anchors.map((anchor) => [anchor.id, link] as const)),
    );
    const drawn = project.links.map((link) => {
      const [from, to] = [link.source, link.target].map((end) => entityAt(end, project));
      const carrier = link.target.to === 'anchor' ? anchors.get(link.target.id) : undefined;
      const ends = carrier ? `${from} on ${carrier.entity}` : `${from} to ${to}`;
      return `${link.relation}: ${ends}`;
    });
    expect(drawn).toEqual(project.links.map((link) => claimOf(link, project)));
  });

  test('lists the references that its evidence names, as the library has them', () => {
    const named = new Set(project.links.flatMap((link) => link.evidence.map((e) => e.reference)));
    expect(project.references.map((reference) => reference.id).sort()).toEqual([...named].sort());
    for (const reference of project.references) {
      expect(reference).toEqual(index.references.get(reference.id));
    }
  });

  test('connects every entity', () => {
    const ends = project.links.flatMap((link) => [link.source, link.target]);
    const connected = new Set(ends.map((end) => (end.to === 'node' ? end.id : '')));
    expect(nodes.filter((node) => !connected.has(node.id)).map((node) => node.id)).toEqual([]);
  });

  test('has every node on the grid, clear of the others, its words in full', () => {
    const offGrid = project.nodes.filter((node) => node.x % 10 !== 0 || node.y % 10 !== 0);
    expect(offGrid.map((node) => node.id)).toEqual([]);
    expect(overlappingNodes(project)).toEqual([]);
    expect(wordsCutShort(drawDiagram(project, 'light'))).toEqual([]);
  });

  test('runs no link through a node that it does not end at', () => {
    expect(nodesUnderLinks(project, drawDiagram(project, 'light'))).toEqual([]);
  });
});

test('the complete matrix shows every entity but the places, and every link that others do not say in more detail', () => {
  const library = bundledLibrary();
  const project = projectOf('complete-support-matrix.neuromatrix');
  expect(new Set(entityNodes(project).map(({ entity }) => entity))).toEqual(
    new Set(library.entities.filter(({ kind }) => kind !== 'compartment').map(({ id }) => id)),
  );
  const missing = connectKnown(library, project).filter(({ isImplied }) => !isImplied);
  expect(missing.map(({ fact }) => fact.id)).toEqual([]);
});

test('nothing in the complete matrix can be misread, and no line leaves its sheet', () => {
  const project = projectOf('complete-support-matrix.neuromatrix');
  expect(untruths(project)).toEqual([]);
  const frames = new Map(project.nodes.filter(isSheet).map((node) => [node.id, node]));
  const drawn = drawDiagram(project, 'light');
  const outside = [...drawn.links.values()].filter(({ link, bounds }) => {
    const node = project.nodes.find(({ id }) => 'id' in link.source && id === link.source.id);
    const frame = frames.get(node?.parent ?? '');
    return !frame || !covers(frame, bounds);
  });
  expect(outside.map(({ link }) => link.id)).toEqual([]);
});

test('each sheet of the complete matrix reads on A3: no letter is smaller than 5 points', () => {
  const project = projectOf('complete-support-matrix.neuromatrix');
  const sheets = project.nodes.filter(isSheet);
  expect(sheets.length).toBeGreaterThan(15);
  const tooLarge = sheets.filter((frame) => {
    const made = layOutSheets(
      { frame, parts: [] },
      { paper: 'a3', orientation: 'auto', tiling: null },
    );
    const scale = made.ok ? (made.value[0]?.scale ?? 0) : 0;
    return smallestLetter * scale * 0.75 < 5;
  });
  expect(tooLarge.map(({ label }) => label)).toEqual([]);
});

/** Captions below labels, in diagram units; a CSS pixel has three quarters of a point. */
const smallestLetter = 10.2;
