import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { sbmlFormat } from '../../../shared/formats/sbml-format.ts';
import { sbmlLayoutFormat } from '../../../shared/formats/sbml-layout-format.ts';
import type { WrittenFile } from '../../../shared/formats/project-format.ts';
import { newProject, projectSchema, type Project } from '../../../shared/project/project-schema.ts';
import { linkSentences } from '../../support/link-sentences.ts';

const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
const at = (id: string) => ({ to: 'node', id });

/** Tryptophan and BH4 to 5-HTP and BH2 by TPH2, which needs iron and is inhibited by dopamine. */
const aProject = projectSchema.parse({
  ...newProject(),
  metadata: { title: 'Serotonin & more', description: 'First.\nSecond.' },
  nodes: [
    { id: 'cell', kind: 'compartment', label: 'Neuron', x: -50, y: -50, width: 900, height: 400 },
    {
      id: 'trp',
      kind: 'precursor',
      label: 'L-Tryptophan',
      ...box(0, 0),
      parent: 'cell',
      xrefs: [
        { database: 'ChEBI', id: 'CHEBI:16828' },
        { database: 'Own list', id: '7' },
      ],
    },
    { id: 'htp', kind: 'intermediate', label: '5-HTP', ...box(400, 0), parent: 'cell' },
    { id: 'bh4', kind: 'cofactor', label: 'BH4', ...box(0, 200), parent: 'cell' },
    { id: 'bh2', kind: 'metabolite', label: 'BH2', ...box(400, 200), parent: 'cell' },
    {
      id: 'tph',
      kind: 'enzyme',
      label: 'TPH2',
      notes: 'The slow step.',
      ...box(200, 100),
      parent: 'cell',
    },
    { id: 'fe', kind: 'micronutrient', label: 'Iron', ...box(200, 500) },
    { id: 'da', kind: 'neurotransmitter', label: 'Dopamine', ...box(500, 500) },
    { id: 'n', kind: 'note', label: 'A note', ...box(800, 500) },
  ],
  links: [
    {
      id: 'r',
      relation: 'converts-to',
      source: at('trp'),
      target: at('htp'),
      anchors: [{ id: 'a', position: 0.4 }],
    },
    { id: 'in', relation: 'converts-to', source: at('bh4'), target: { to: 'anchor', id: 'a' } },
    { id: 'out', relation: 'converts-to', source: { to: 'anchor', id: 'a' }, target: at('bh2') },
    { id: 'e', relation: 'catalyzes', source: at('tph'), target: { to: 'anchor', id: 'a' } },
    { id: 'c', relation: 'cofactor-of', source: at('fe'), target: at('tph') },
    { id: 'i', relation: 'inhibits', source: at('da'), target: at('tph') },
    { id: 'x', relation: 'activates', source: at('da'), target: at('fe') },
  ],
});

function write(project: Project): WrittenFile {
  const written = sbmlLayoutFormat.write?.(project);
  if (!written) throw new Error('The format is written.');
  return written;
}

/** Every element with its attributes, as a parser of its own finds them. */
function elementsIn(
  text: string,
): { name: string; attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    found.push({ name, attributes: { ...attributes } });
  });
  parser.write(text).close();
  return found;
}

describe('SBML with layout', () => {
  test('comes back with its species, compartments, places and reactions', () => {
    const read = sbmlFormat.read?.(write(aProject).text, 'a.sbml');
    if (!read?.ok) throw new Error(JSON.stringify(read?.error));
    const { project } = read.value;
    expect([project.metadata.title, project.metadata.description]).toEqual([
      'Serotonin & more',
      'First.\nSecond.',
    ]);
    const places = (nodes: Project['nodes']) =>
      nodes.map(({ label, x, y, width, height, parent }) => [
        label,
        x,
        y,
        width,
        height,
        parent !== undefined,
      ]);
    const wanted = aProject.nodes.filter(({ kind }) => kind !== 'note');
    expect(places(project.nodes)).toEqual(places(wanted));
    expect(project.nodes.find(({ label }) => label === 'L-Tryptophan')?.xrefs).toEqual([
      { database: 'ChEBI', id: 'CHEBI:16828' },
    ]);
    expect(project.nodes.find(({ label }) => label === 'TPH2')).toMatchObject({
      kind: 'protein',
      notes: 'The slow step.',
    });
    expect(linkSentences(project).toSorted()).toEqual([
      '(L-Tryptophan to 5-HTP) converts-to BH2',
      'BH4 converts-to (L-Tryptophan to 5-HTP)',
      'Dopamine inhibits (L-Tryptophan to 5-HTP)',
      'Iron activates (L-Tryptophan to 5-HTP)',
      'L-Tryptophan converts-to 5-HTP',
      'TPH2 catalyzes (L-Tryptophan to 5-HTP)',
    ]);
  });

  test('names every identifier once, and nothing that is not there', () => {
    const elements = elementsIn(write(aProject).text);
    const ids = elements.flatMap(
      ({ attributes }) => attributes['id'] ?? attributes['layout:id'] ?? [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_]\w*$/u);
    const keys = [
      'species',
      'compartment',
      'layout:species',
      'layout:compartment',
      'layout:reaction',
      'layout:speciesGlyph',
      'layout:speciesReference',
      'layout:graphicalObject',
      'layout:originOfText',
    ];
    const named = elements.flatMap(({ attributes }) =>
      keys.flatMap((key) => attributes[key] ?? []),
    );
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(30);
  });

  test('tells what it leaves out and what it says less exactly', () => {
    const { losses } = write(aProject).report;
    const about = (id: string) =>
      losses
        .filter(({ elementId }) => elementId === id)
        .map(({ kind, what }) => `${kind}: ${what}`);
    expect(about('n')).toEqual(['dropped: is a note, which SBML does not have, and was left out.']);
    expect(about('x')).toEqual(['dropped: is no reaction and acts on none, and was left out.']);
    expect(about('c')).toContain(
      'approximated: is written as an essential activator of what its target acts on.',
    );
    expect(about('trp')).toContain(
      'approximated: loses identifiers that have no address at identifiers.org: Own list 7.',
    );
    expect(losses.some(({ where, what }) => where === 'the file' && what.includes('kinds'))).toBe(
      true,
    );
  });

  test('draws each part of a reaction from its species to the reaction', () => {
    const elements = elementsIn(write(aProject).text);
    const glyphs = elements.filter(({ name }) => name === 'layout:speciesReferenceGlyph');
    expect(glyphs.map(({ attributes }) => attributes['layout:role'])).toEqual([
      'substrate',
      'sidesubstrate',
      'product',
      'sideproduct',
      'activator',
      'activator',
      'inhibitor',
    ]);
    const starts = elements.filter(({ name }) => name === 'layout:start');
    expect(starts.length).toBeGreaterThanOrEqual(glyphs.length);
  });
});
