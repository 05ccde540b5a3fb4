import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../../shared/edit/move-and-resize.ts';
import { indexProject } from '../../../../shared/graph/project-index.ts';
import { parseProject } from '../../../../shared/project/parse-project.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';
import { arbitraryProject } from '../../../support/arbitrary-project.ts';
import { factsOf } from './sbgn-facts.ts';
import { readFile, readFixture, writeFile } from './sbgn-files.ts';

const templates = join(import.meta.dirname, '../../../../data/templates');

function readTemplate(name: string): Project {
  const parsed = parseProject(readFileSync(join(templates, name), 'utf8'));
  if (!parsed.ok) throw new Error(name);
  return parsed.value;
}

const substrate = aNode({ id: 'trp', kind: 'precursor', label: 'Trp', x: 0, y: 0 });
const product = aNode({ id: 'htp', kind: 'intermediate', label: '5-HTP', x: 300, y: 0 });
const enzyme = aNode({ id: 'tph', kind: 'enzyme', label: 'TPH2', x: 150, y: 120 });
const cofactor = aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4', x: 150, y: 240 });
const hormone = aNode({ id: 'e2', kind: 'hormone', label: 'Estradiol', x: 0, y: 240 });

/** A conversion with its enzyme, the enzyme's cofactor and its expression. */
const synthesis = aProject({
  nodes: [substrate, product, enzyme, cofactor, hormone],
  links: [
    aLink({ id: 'make', source: 'trp', target: 'htp', anchors: [{ id: 'here', position: 0.5 }] }),
    aLink({
      id: 'cat',
      relation: 'catalyzes',
      source: 'tph',
      target: { to: 'anchor', id: 'here' },
    }),
    aLink({ id: 'need', relation: 'cofactor-of', source: 'bh4', target: 'tph' }),
    aLink({ id: 'raise', relation: 'upregulates', source: 'e2', target: 'tph' }),
  ],
});

test('notes come back with their paragraphs', () => {
  const notes = 'One.\n\nTwo,\nand a line.';
  const project = aProject({ nodes: [aNode({ id: 'n1', notes })], links: [] });
  expect(readFile(writeFile(project).text).project.nodes[0]?.notes).toBe(notes);
});

test('what SBGN has no words for comes back: entries of the library, confidence', () => {
  const project = aProject({
    ...synthesis,
    nodes: synthesis.nodes.map((node) => ({ ...node, entity: `my-${node.id}` })),
    links: synthesis.links.map((link) => ({
      ...link,
      entity: `my-${link.id}`,
      confidence: 'supported' as const,
    })),
  });
  const again = readFile(writeFile(project).text).project;
  const words = ({ nodes, links }: Project) => ({
    nodes: Object.fromEntries(nodes.map(({ id, entity }) => [id, entity])),
    links: Object.fromEntries(links.map(({ id, ...link }) => [id, [link.entity, link.confidence]])),
  });
  expect(words(again)).toMatchObject(words(project));
});

describe('A synthesis that was drawn here', () => {
  const written = writeFile(synthesis);
  const facts = factsOf(written.text);

  test('is written as what is consumed, a process and what is produced, all that acts on it ending there', () => {
    expect(facts.glyphClasses).toEqual({
      'simple chemical': 4,
      macromolecule: 1,
      process: 1,
      'omitted process': 1,
      'source and sink': 1,
    });
    const ends = Object.fromEntries(
      facts.edges.map(([id, className, , source, , target]) => [id, [className, source, target]]),
    );
    expect(ends).toMatchObject({
      'make-in': ['consumption', 'trp', 'make-process'],
      make: ['production', 'make-process', 'htp'],
      cat: ['catalysis', 'tph', 'make-process'],
      need: ['necessary stimulation', 'bh4', 'make-process'],
      raise: ['stimulation', 'e2', 'tph-made'],
    });
  });

  test('comes back with its kinds, its conversion one link again', () => {
    const { nodes, links } = indexProject(readFile(written.text).project);
    expect(synthesis.nodes.map(({ id }) => nodes.get(id)?.kind)).toEqual(
      synthesis.nodes.map(({ kind }) => kind),
    );
    expect(links.get('make')).toMatchObject({
      relation: 'converts-to',
      source: { id: 'trp' },
      target: { id: 'htp' },
    });
    expect(links.get('need')?.relation).toBe('cofactor-of');
    expect(links.get('raise')?.relation).toBe('upregulates');
  });

  test('tells for each element what other programs do not see', () => {
    const told = written.report.losses.map(({ elementId }) => elementId);
    expect(told).toEqual(['trp', 'htp', 'tph', 'bh4', 'e2', 'raise']);
  });
});

test('A transporter acts on what it moves, and does not become it', () => {
  const carried = aNode({ id: 'sert', kind: 'transporter', label: 'SERT', x: 0, y: 200 });
  const link = aLink({ id: 'move', relation: 'transports', source: 'sert', target: 'trp' });
  const { edges } = factsOf(
    writeFile(aProject({ nodes: [substrate, carried], links: [link] })).text,
  );
  const move = edges.find(([id]) => id === 'move');
  expect([move?.[1], move?.[3]]).toEqual(['stimulation', 'sert']);
});

test('What has no glyph and what ends nowhere is left out, and told', () => {
  const frame = aNode({ id: 'frame', kind: 'group', label: 'Team' });
  const inside = aNode({ id: 'inside', kind: 'protein', parent: 'frame' });
  const loose = aLink({ id: 'loose', source: 'inside', target: { to: 'point', x: 9, y: 9 } });
  const { text, report } = writeFile(aProject({ nodes: [frame, inside], links: [loose] }));
  expect(factsOf(text)).toMatchObject({ glyphClasses: { macromolecule: 1 }, arcs: 0 });
  expect(report.losses.map(({ kind, elementId }) => [kind, elementId])).toEqual([
    ['dropped', 'frame'],
    ['dropped', 'loose'],
  ]);
});

test('A look that render information has no word for is told', () => {
  const faint = { ...substrate, style: { fill: '#ffeeaa', opacity: 0.5 } };
  const broken = aLink({
    id: 'broken',
    source: 'trp',
    target: { to: 'point', x: 9, y: 9 },
    style: { line: 'dashed', dash: [4, 2], color: '#123456' },
  });
  const { report } = writeFile(aProject({ nodes: [faint], links: [broken] }));
  expect(report.losses.map(({ elementId, what }) => [elementId, what])).toEqual(
    expect.arrayContaining([
      ['trp', 'has its own opacity, which SBGN-ML cannot say.'],
      ['broken', 'has its own line style, dashes, which SBGN-ML cannot say.'],
    ]),
  );
});

test.each(readdirSync(templates))('The template %s opens from SBGN-ML without a loss', (name) => {
  const project = readTemplate(name);
  const written = writeFile(project);
  const again = readFile(written.text);
  expect(again.report.losses).toEqual([]);
  // SBGN-ML has no groups: each is told when it is written.
  const groups = project.nodes.filter(({ kind }) => kind === 'group').map(({ id }) => id);
  const told = new Set(written.report.losses.map(({ elementId }) => elementId));
  expect(groups.filter((id) => !told.has(id))).toEqual([]);
  const labelsOf = ({ nodes }: Project) =>
    nodes.filter(({ kind }) => kind !== 'shape' && kind !== 'group').map(({ label }) => label);
  expect(labelsOf(again.project).toSorted()).toEqual(labelsOf(project).toSorted());
});

describe('An imported map that was changed', () => {
  const { project } = readFixture('process-description');

  test('takes its process along when its ends are moved, with its ports and its catalyst', () => {
    const moved = moveNodes(['trp', 'htp', 'tph'], { x: 100, y: 50 })(project);
    const { text } = writeFile(moved);
    const process = /<glyph id="p-hydroxylation"[^]*?<\/glyph>/u.exec(text)?.[0] ?? '';
    expect(process).toContain('<bbox x="298" y="168" w="24" h="24"/>');
    expect(process).toContain('<port id="p-hydroxylation.1" x="286" y="180"/>');
    expect(factsOf(text).edges).toEqual(factsOf(writeFile(project).text).edges);
  });

  test('says new labels, states and colours, and nothing else anew', () => {
    const nodes = project.nodes.map((node) => {
      if (node.id !== 'tph') return node;
      const badges = node.badges.map((badge) =>
        badge.id === 'tph-state' ? { ...badge, label: 'Ub@K9' } : badge,
      );
      return { ...node, label: 'TPH1', badges, style: { ...node.style, fill: '#123456' } };
    });
    const { text } = writeFile({ ...project, nodes });
    expect(text).toContain('<label text="TPH1"/>');
    expect(text).toContain('<state value="Ub" variable="K9"/>');
    expect(text).toContain('render:idList="trp"');
    const again = indexProject(readFile(text).project).nodes;
    expect(again.get('tph')?.style).toMatchObject({ fill: '#123456', border: '#224466' });
    expect(again.get('trp')).toEqual(indexProject(project).nodes.get('trp'));
  });

  test('says another class for another kind, and the same for one that the class can be', () => {
    const change = (kind: 'enzyme' | 'gene') =>
      writeFile({
        ...project,
        nodes: project.nodes.map((node) => (node.id === 'tph' ? { ...node, kind } : node)),
      }).text;
    expect(change('enzyme')).toMatch(/<glyph id="tph" class="macromolecule"/u);
    expect(change('gene')).toMatch(/<glyph id="tph" class="nucleic acid feature"/u);
    expect(indexProject(readFile(change('enzyme')).project).nodes.get('tph')?.kind).toBe('enzyme');
  });
});

test('Every project is written so that it opens, whatever its origins say', () => {
  fc.assert(
    fc.property(arbitraryProject({ unknownFields: true }), (project) => {
      const written = writeFile(project);
      const glyphs = project.nodes.filter(({ kind }) => kind !== 'group' && kind !== 'shape');
      expect(readFile(written.text).project.nodes.length).toBeGreaterThanOrEqual(glyphs.length);
    }),
    { numRuns: 40 },
  );
});

test('Every id that we make is the name of one thing, as XML wants names', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const { text } = writeFile(withoutOrigins(project));
      const ids = [...text.matchAll(/<(?:glyph|arc|port|map)[^>]* id="([^"]*)"/gu)].map(
        ([, id]) => id,
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !/^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u.test(id ?? ''))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

function withoutOrigins({ origin: _gone, ...project }: Project): Project {
  return {
    ...project,
    nodes: project.nodes.map(({ origin: _own, ...node }) => ({
      ...node,
      badges: node.badges.map(({ origin: _its, ...badge }) => badge),
    })),
    links: project.links.map(({ origin: _own, ...link }) => ({
      ...link,
      anchors: link.anchors.map(({ origin: _its, ...anchor }) => anchor),
    })),
  };
}
