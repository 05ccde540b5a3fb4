import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '../../../shared/scene/primitives.ts';
import { sbmlLayoutFormat } from '../../../shared/formats/sbml-layout-format.ts';
import { sbmlFormat } from '../../../shared/formats/sbml-format.ts';
import type { ReadFile } from '../../../shared/formats/project-format.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { linkSentences } from '../../support/link-sentences.ts';

const sbml = (content: string, packages = '') =>
  `<?xml version="1.0"?><sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1" ${packages}>
<model id="m" name="Serotonin" xmlns:celldesigner="http://www.sbml.org/2001/ns/celldesigner">${content}</model></sbml>`;

const is = (address: string) => `<annotation>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bqbiol="http://biomodels.net/biology-qualifiers/">
<rdf:Description><bqbiol:is><rdf:Bag><rdf:li rdf:resource="${address}"/></rdf:Bag></bqbiol:is></rdf:Description>
</rdf:RDF></annotation>`;

/** Tryptophan and BH4 to 5-HTP and BH2 by TPH2, which low serotonin would not inhibit: nobody says what it does. */
const core = `
<listOfCompartments><compartment id="c" name="cytosol"/><compartment id="v" name="vesicle"/></listOfCompartments>
<listOfSpecies>
<species id="trp" name="L-Tryptophan" compartment="c">${is('http://identifiers.org/chebi/CHEBI:16828')}</species>
<species id="bh4" name="BH4" compartment="c"/><species id="htp" name="5-HTP" compartment="c"/>
<species id="bh2" name="BH2" compartment="c"/><species id="tph" name="TPH2" compartment="c" sboTerm="SBO:0000252"/>
<species id="sero" name="Serotonin" compartment="v"/></listOfSpecies>
<listOfParameters><parameter id="k"/></listOfParameters>
<listOfReactions>
<reaction id="r1" reversible="false"><notes><p xmlns="http://www.w3.org/1999/xhtml">The slow   step.</p></notes>
<listOfReactants><speciesReference species="bh4"/><speciesReference species="trp"/></listOfReactants>
<listOfProducts><speciesReference species="htp"/><speciesReference species="bh2"/></listOfProducts>
<listOfModifiers><modifierSpeciesReference species="tph" sboTerm="SBO:0000460"/>
<modifierSpeciesReference species="sero"/></listOfModifiers><kineticLaw/></reaction>
<reaction id="r2" name="decay"><listOfReactants><speciesReference species="sero"/></listOfReactants></reaction>
</listOfReactions>`;

const glyph = (
  id: string,
  of: string,
  x: number,
) => `<layout:speciesGlyph layout:id="${id}" layout:species="${of}">
<layout:boundingBox><layout:position layout:x="${x}" layout:y="50"/><layout:dimensions layout:width="80" layout:height="30"/>
</layout:boundingBox></layout:speciesGlyph>`;
const end = (of: string, role: string) =>
  `<layout:speciesReferenceGlyph layout:speciesGlyph="${of}" layout:role="${role}"/>`;
const layout = `<layout:listOfLayouts><layout:layout><layout:listOfSpeciesGlyphs>
${['trp', 'bh4', 'htp', 'bh2', 'tph'].map((of, at) => glyph(`g-${of}`, of, 200 * at)).join('')}
${glyph('g-bh4-again', 'bh4', 2000)}</layout:listOfSpeciesGlyphs>
<layout:listOfReactionGlyphs><layout:reactionGlyph layout:id="g" layout:reaction="r1"><layout:listOfSpeciesReferenceGlyphs>
${end('g-trp', 'substrate')}${end('g-bh4-again', 'sidesubstrate')}${end('g-htp', 'product')}${end('g-bh2', 'sideproduct')}
</layout:listOfSpeciesReferenceGlyphs></layout:reactionGlyph></layout:listOfReactionGlyphs>
</layout:layout></layout:listOfLayouts>`;
const layoutPackage = 'xmlns:layout="http://www.sbml.org/sbml/level3/version1/layout/version1"';

const alias = (id: string, of: string, x: number, more = '') =>
  `<celldesigner:speciesAlias id="${id}" species="${of}" ${more}>
<celldesigner:bounds x="${x}" y="10" w="80" h="40"/></celldesigner:speciesAlias>`;
const cellDesigner = `<annotation><celldesigner:extension>
<celldesigner:listOfIncludedSpecies><celldesigner:species id="part" name="D_alpha_2"/></celldesigner:listOfIncludedSpecies>
<celldesigner:listOfComplexSpeciesAliases><celldesigner:complexSpeciesAlias id="csa" species="cx">
<celldesigner:bounds x="300" y="0" w="120" h="80"/></celldesigner:complexSpeciesAlias></celldesigner:listOfComplexSpeciesAliases>
<celldesigner:listOfSpeciesAliases>${alias('a1', 'p', 0)}${alias('a2', 'part', 320, 'complexSpeciesAlias="csa"')}
</celldesigner:listOfSpeciesAliases></celldesigner:extension></annotation>
<listOfSpecies><species id="p" name="Gi"><annotation><celldesigner:extension><celldesigner:speciesIdentity>
<celldesigner:class>PROTEIN</celldesigner:class></celldesigner:speciesIdentity></celldesigner:extension></annotation></species>
<species id="cx" name="Receptor" sboTerm="SBO:0000253"/></listOfSpecies>`;

function read(text: string): ReadFile {
  const found = sbmlFormat.read?.(text, 'a.xml');
  if (!found?.ok) throw new Error(JSON.stringify(found?.error));
  return found.value;
}

test('compartments, species and reactions of a model without a drawing are laid out', () => {
  const { project } = read(sbml(core));
  expect(project.metadata.title).toBe('Serotonin');
  const { nodes } = project;
  expect(nodes.map(({ kind }) => kind)).toEqual([
    'compartment',
    'compartment',
    'molecule',
    'molecule',
    'molecule',
    'molecule',
    'protein',
    'molecule',
    'shape',
  ]);
  expect(nodes[7]?.parent).toBe(nodes[1]?.id);
  expect(nodes[2]?.xrefs).toEqual([{ database: 'ChEBI', id: 'CHEBI:16828' }]);
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  expect(linkSentences(project)).toEqual([
    'BH4 converts-to 5-HTP',
    'TPH2 catalyzes (BH4 to 5-HTP)',
    'Serotonin relates-to (BH4 to 5-HTP)',
    'L-Tryptophan converts-to (BH4 to 5-HTP)',
    '(BH4 to 5-HTP) converts-to BH2',
    `Serotonin converts-to ${nodes[8]?.id}`,
  ]);
  expect(project.links[0]?.notes).toBe('The slow step.');
});

test('what is made from nothing or ends in nothing has the crossed circle of SBGN there', () => {
  const { nodes, links } = read(sbml(core)).project;
  const decay = links.find(({ origin }) => origin?.id === 'r2');
  const nothing = nodes.find(({ id }) => decay?.target.to === 'node' && decay.target.id === id);
  expect(nothing).toMatchObject({ kind: 'shape', style: { shape: 'crossed-circle' } });
  const others = nodes.filter((node) => node !== nothing && node.kind !== 'compartment');
  expect(nothing && others.some((node) => overlaps(node, nothing))).toBe(false);
  const again = sbmlLayoutFormat.write?.(read(sbml(core)).project).text ?? '';
  expect(again).toMatch(
    /<reaction id="Serotonin_to"[^>]*>\s*<listOfReactants>[^]*?<\/listOfReactants>\s*<\/reaction>/u,
  );
});

test('what a diagram cannot hold is told', () => {
  const { losses } = read(sbml(core)).report;
  expect(losses.map(({ where, what }) => `${where} ${what}`)).toEqual([
    'the file has 1 parameters, rules and the like and 1 kinetic laws, which a diagram cannot hold.',
  ]);
});

test('the layout package says where species stand, which of their places take part, and what is at the side', () => {
  const { project, report } = read(sbml(core + layout, layoutPackage));
  const again = project.nodes.filter(({ label }) => label === 'BH4');
  expect(again.map(({ x, y, width }) => [x, y, width])).toEqual([
    [200, 50, 80],
    [2000, 50, 80],
  ]);
  expect(linkSentences(project)[0]).toBe('L-Tryptophan converts-to 5-HTP');
  expect(
    project.links.some(({ source }) => source.to === 'node' && source.id === again[1]?.id),
  ).toBe(true);
  // Serotonin has no glyph.
  expect(JSON.stringify(report.losses)).toContain('draws 1 of its species nowhere');
});

test('CellDesigner says where species stand, what they are, and what is in a complex', () => {
  const { nodes } = read(sbml(cellDesigner)).project;
  expect(nodes.map(({ label, kind, x }) => [label, kind, x])).toEqual([
    ['Receptor', 'complex', 300],
    ['Gi', 'protein', 0],
    ['Dα2', 'molecule', 320],
  ]);
  expect(nodes[2]?.parent).toBe(nodes[0]?.id);
});

test('a model is known by its content, whatever its name', async () => {
  const found = await projectInFile(new TextEncoder().encode(sbml(core)), 'BIOMD1.xml');
  expect(found).toMatchObject({ ok: true, value: { format: 'sbml' } });
});

test('whatever a model says, its project is valid', () => {
  const word = fc.constantFrom('a', 'b', 'c', '', '-1', '1e99', 'NaN', 'false');
  const lists = [
    'listOfSpecies',
    'listOfCompartments',
    'listOfReactions',
    'listOfReactants',
    'listOfProducts',
    'listOfSpeciesAliases',
    'annotation',
    'listOfLayouts',
    'layout',
    'listOfSpeciesGlyphs',
  ];
  const items = [
    'species',
    'compartment',
    'reaction',
    'speciesReference',
    'speciesAlias',
    'complexSpeciesAlias',
    'speciesGlyph',
    'bounds',
  ];
  const attributes = fc
    .dictionary(
      fc.constantFrom(
        'id',
        'species',
        'compartment',
        'x',
        'y',
        'w',
        'h',
        'alias',
        'complexSpeciesAlias',
      ),
      word,
    )
    .map((all) =>
      Object.entries(all)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' '),
    );
  const names = fc.constantFrom(...lists, ...items);
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.tuple(names, attributes).map(([name, words]) => `<${name} ${words}/>`),
      fc
        .tuple(names, attributes, fc.array(tie('element'), { maxLength: 3 }))
        .map(([name, words, inner]) => `<${name} ${words}>${inner.join('')}</${name}>`),
    ),
  }));
  fc.assert(
    fc.property(fc.array(element, { maxLength: 8 }), (elements) => {
      expect(findCrossProblems(read(sbml(elements.join(''))).project)).toEqual([]);
    }),
  );
});
