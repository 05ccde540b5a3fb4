import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collapsedOf } from '../../../../shared/formats/sbgnml/expand-processes.ts';
import { findCrossProblems } from '../../../../shared/project/cross-checks.ts';
import type { Endpoint, Project } from '../../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { indexProject } from '../../../../shared/graph/project-index.ts';
import { factsOf, type SbgnFacts } from './sbgn-facts.ts';
import { readFile, writeFile } from './sbgn-files.ts';

const corpus = join(import.meta.dirname, '../../../../../shared/corpus/sbgnml');
const facts = existsSync(join(corpus, 'expected.jsonl')) ? readFacts() : [];

interface ExpectedFacts extends SbgnFacts {
  readonly id: string;
}

function readFacts(): ExpectedFacts[] {
  const lines = readFileSync(join(corpus, 'expected.jsonl'), 'utf8').trim().split('\n');
  // Written by an independent parser, in this form.
  return lines.map((line) => JSON.parse(line) as ExpectedFacts);
}

test.skipIf(facts.length > 0)('The real files of SBGN-ML are beside the project', (context) => {
  context.skip('they are not: their tests are left out');
  expect(facts).not.toEqual([]);
});

describe.each(facts)('The real file $id', ({ id, ...expected }) => {
  const text = facts.length > 0 ? readFileSync(join(corpus, id), 'utf8') : '';
  const { project, report } = readFile(text, id);

  test('opens whole', () => {
    expect(report.losses.filter(({ kind }) => kind === 'dropped')).toEqual([]);
    expect(findCrossProblems(project)).toEqual([]);
    expect(countOf(project)).toEqual([expected.glyphs, expected.arcs]);
    expect(wrongEnds(project, expected)).toEqual([]);
  });

  test('is drawn where it was', () => {
    const { bounds } = drawDiagram(project, 'light');
    const [left = 0, top = 0, right = 0, bottom = 0] = expected.bbox;
    expect(bounds.x).toBeLessThanOrEqual(left);
    expect(bounds.y).toBeLessThanOrEqual(top);
    expect(bounds.x + bounds.width).toBeGreaterThanOrEqual(right);
    expect(bounds.y + bounds.height).toBeGreaterThanOrEqual(bottom);
  });

  test.each(Object.entries(otherCoordinates))(
    'has every arc at its own glyphs if its coordinates %s',
    (_what, change) => {
      const again = readFile(change(text), id);
      expect(again.report.losses.filter(({ kind }) => kind === 'dropped')).toEqual([]);
      expect(wrongEnds(again.project, expected)).toEqual([]);
      expect(findCrossProblems(again.project)).toEqual([]);
    },
  );

  test('is laid out if it does not say where its glyphs stand', () => {
    const again = readFile(text.replaceAll(/<(?:\w+:)?bbox\b[^>]*>/gu, ''), id);
    expect(again.report.losses.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('laid out anew'),
    );
    expect(wrongEnds(again.project, expected)).toEqual([]);
    const tops = again.project.nodes.filter(({ parent }) => parent === undefined);
    expect(new Set(tops.map(({ x, y }) => `${x} ${y}`)).size).toBe(tops.length);
  });

  test('goes back with all its facts, and comes again as it was', () => {
    const written = writeFile(project);
    expect(written.report.losses).toEqual([]);
    expect(factsOf(written.text)).toMatchObject(pickFacts(expected));
    expect(readFile(written.text, id).project).toEqual(project);
  });
});

const arcPoint = /<(\/?(?:\w+:)?)(start|end|next)\b([^>]*)>/gu;

/** As the converters of some databases write coordinates. */
const otherCoordinates: Readonly<Record<string, (text: string) => string>> = {
  'are all zero': (text) =>
    text.replaceAll(arcPoint, (point) => point.replaceAll(/\b([xy])="[^"]*"/gu, '$1="0"')),
  'are those of the other end': (text) =>
    text.replaceAll(
      arcPoint,
      (_point, prefix: string, name: string, rest: string) =>
        `<${prefix}${otherEnd.get(name) ?? name}${rest}>`,
    ),
  'are not there': (text) =>
    text.replaceAll(/<(?:\w+:)?(start|end|next)\b[^>]*?\/>/gu, (_point, name: string) =>
      name === 'next' ? '' : `<${name}/>`,
    ),
};

const otherEnd = new Map([
  ['start', 'end'],
  ['end', 'start'],
]);

function pickFacts(expected: Omit<ExpectedFacts, 'id'>): SbgnFacts {
  const { glyphs, topGlyphs, arcs, ports, clones, glyphClasses, arcClasses } = expected;
  const { compartmentRefs, bbox } = expected;
  const sorted = (rows: SbgnFacts['states']) =>
    rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    glyphs,
    topGlyphs,
    arcs,
    ports,
    clones,
    glyphClasses,
    arcClasses,
    edges: expected.edges.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    states: sorted(expected.states),
    compartmentRefs,
    bbox: bbox.map((value) => expect.closeTo(value, 2) as number),
  };
}

/** Glyphs and arcs that the project holds, those within a link that stands for a reaction included. */
function countOf({ nodes, links }: Project): [number, number] {
  const collapsed = links.filter((link) => collapsedOf(link)).length;
  const badges = nodes.reduce((sum, node) => sum + node.badges.length, 0);
  const arcs = links.filter(({ origin }) => origin?.id !== undefined).length;
  return [nodes.length + badges + collapsed, arcs + collapsed];
}

/** Arcs whose link does not end at what the file says. */
function wrongEnds(project: Project, { edges }: Pick<SbgnFacts, 'edges'>): unknown[] {
  const index = indexProject(project);
  const originOf = (end: Endpoint | undefined) => {
    if (end?.to === 'anchor') {
      const anchorOnLink = index.anchors.get(end.id);
      return [anchorOnLink?.anchor.origin?.id, anchorOnLink?.link.origin?.id];
    }
    const node = end?.to === 'node' ? index.nodes.get(end.id) : undefined;
    return [node?.origin?.id, ...(node?.badges ?? []).map(({ origin }) => origin?.id)];
  };
  const ends = new Map<unknown, [Endpoint | undefined, Endpoint | undefined]>();
  for (const link of project.links) {
    const collapsed = collapsedOf(link);
    const anchor = { to: 'anchor', id: collapsed?.process.id ?? '' } as const;
    ends.set(link.origin?.id, [collapsed ? anchor : link.source, link.target]);
    if (collapsed) ends.set(collapsed.consumption.origin?.id, [link.source, anchor]);
  }
  return edges.filter(([arc, , sourceRef, source, targetRef, target]) => {
    const [from, to] = ends.get(arc) ?? [];
    // A port of an arc belongs to no glyph.
    const isThere = (end: Endpoint | undefined, ref: unknown) =>
      originOf(end).some((id) => id === ref);
    return !isThere(from, source ?? sourceRef) || !isThere(to, target ?? targetRef);
  });
}
