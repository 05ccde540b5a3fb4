import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addElements } from '../../../shared/edit/elements.ts';
import {
  addToOwnLibrary,
  joinOwnLibraries,
  removeFromOwnLibrary,
} from '../../../shared/library/own-entries.ts';
import {
  emptyOwnLibrary,
  mergeLibraries,
  type OwnLibrary,
  writeOwnLibrary,
} from '../../../shared/library/own-library.ts';
import { readOwnLibrary } from '../../../shared/library/read-own-library.ts';
import { indexLibrary } from '../../../shared/library/library.ts';
import { entityToNode } from '../../../shared/library/elements-from-library.ts';
import { searchLibrary } from '../../../shared/library/search-library.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { connectKnown } from '../../../shared/suggest/suggestions.ts';
import { aLink, aNode } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { bundledLibrary } from './bundled-library.ts';

const bundled = bundledLibrary();
let ids = 0;
const newId = () => `id${(ids += 1)}`;

/** Saffron, which no library has, raising serotonin, on evidence. */
function saffronProject(): Project {
  const serotonin = indexLibrary(bundled).entities.get('serotonin');
  if (!serotonin) throw new Error('unreachable');
  return addElements({
    nodes: [
      aNode({ id: 'saffron', kind: 'molecule', label: 'Saffron <b>', notes: 'A spice.' }),
      entityToNode(serotonin, { id: 'ser', x: 300, y: 0 }),
    ],
    links: [
      aLink({
        id: 'raises',
        relation: 'upregulates',
        source: 'saffron',
        target: 'ser',
        confidence: 'contested',
        evidence: [
          // Its source is a field that was left empty.
          { reference: 'r1', stance: 'supports', grade: 'low', source: '' },
          { reference: 'r2', stance: 'contradicts', grade: 'low' },
        ],
      }),
    ],
    references: [
      { id: 'r1', pmid: '5077329', authors: [] },
      { id: 'r2', doi: '10.1000/x', authors: [] },
    ],
  })(newProject());
}

const everything = (project: Project) =>
  new Set([...project.nodes, ...project.links].map(({ id }) => id));
const taken = (project: Project, own = emptyOwnLibrary): OwnLibrary =>
  addToOwnLibrary(own, mergeLibraries(bundled, own), project, everything(project), newId).own;

describe('taking a part of a diagram into the own library', () => {
  const own = taken(saffronProject());

  test('makes entries of what is not known yet, and links them to what is', () => {
    const saffron = own.entities[0]?.id;
    expect(own.entities).toMatchObject([
      { name: 'Saffron <b>', kind: 'molecule', note: 'A spice.' },
    ]);
    expect(own.links).toMatchObject([
      {
        source: saffron,
        target: 'serotonin',
        relation: 'upregulates',
        neurotransmitters: ['serotonin'],
      },
    ]);
  });

  test('cites the publication that the bundled library has, and says what speaks against the claim', () => {
    expect(own.links[0]?.evidence).toMatchObject([
      { reference: 'fernstrom-1972', basis: 'bibliography' },
    ]);
    expect(own.links[0]?.note).toBe('References against it in the diagram: 1.');
    expect(own.references).toEqual([]);
  });

  test('they are found, and suggested like any other', () => {
    const known = mergeLibraries(bundled, own);
    expect(searchLibrary(known, 'saffron').map(({ id }) => id)).toEqual([own.entities[0]?.id]);
    const [saffron] = own.entities;
    const serotonin = indexLibrary(known).entities.get('serotonin');
    const nodes = [saffron, serotonin].flatMap((entity, at) =>
      entity ? [entityToNode(entity, { id: `n${at}`, x: at * 300, y: 0 })] : [],
    );
    const offered = connectKnown(known, addElements({ nodes })(newProject()));
    expect(offered.map(({ fact }) => fact.id)).toEqual([own.links[0]?.id]);
  });

  test('an entity that is removed takes its links along', () => {
    expect(removeFromOwnLibrary(own, new Set([own.entities[0]?.id ?? '']))).toEqual(
      emptyOwnLibrary,
    );
  });

  test('joining it with itself changes nothing', () => {
    expect(joinOwnLibraries(own, own)).toEqual(own);
  });
});

test('what is taken from a diagram can be read again, its empty fields included', () => {
  const own = taken(saffronProject());
  expect(readOwnLibrary(writeOwnLibrary(own), bundled)).toEqual({ ok: true, value: own });
});

test('whatever a diagram holds, what is taken from it can be written and read again', () => {
  assert(
    property(arbitraryProject(), (project) => {
      const own = taken(project);
      expect(readOwnLibrary(writeOwnLibrary(own), bundled)).toEqual({ ok: true, value: own });
    }),
    { numRuns: 40 },
  );
});

describe('a file that is not a library is refused in words', () => {
  const good = taken(saffronProject());
  const changed = (change: object) =>
    JSON.stringify({ ...JSON.parse(writeOwnLibrary(good)), ...change });
  test.each([
    ['no JSON', 'Dear diary', 'The file', 'This is not a Neuromatrix library.'],
    [
      'a project',
      '{"format":"neuromatrix","version":1}',
      'The file',
      'This is not a Neuromatrix library.',
    ],
    ['of a later program', changed({ version: 9 }), 'version', expect.stringContaining('later')],
    [
      'an id of the bundled library',
      changed({ entities: [{ ...good.entities[0], id: 'serotonin' }], links: [] }),
      'entities: serotonin',
      'This ID is used twice.',
    ],
    [
      'a link that ends nowhere',
      changed({ entities: [] }),
      `links: ${good.links[0]?.id}`,
      expect.stringContaining('not an entity'),
    ],
    [
      'a misspelt key',
      changed({ entities: [{ ...good.entities[0], synonym: [] }] }),
      'entities.0',
      expect.stringContaining('synonym'),
    ],
  ])('%s', (_what, text, where, problem) => {
    const read = readOwnLibrary(text, bundled);
    expect(read.ok ? [] : read.error[0]).toEqual({ where, problem });
  });
});
