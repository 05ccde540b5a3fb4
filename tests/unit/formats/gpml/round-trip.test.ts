import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectSchema, type Project } from '../../../../shared/project/project-schema.ts';
import { parseProject } from '../../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../../shared/project/serialize-project.ts';
import { ownProject } from './own-project.ts';
import { aNode, aProject } from '../../../support/a-project.ts';
import { arbitraryProject } from '../../../support/arbitrary-project.ts';
import {
  canValidate,
  fixtureText,
  isSameButForDecimals,
  readFile,
  schemaErrors,
  versions,
  writeFile,
} from './gpml-files.ts';

describe.each(versions)('A file of GPML %s with everything in it', (version) => {
  const { project, report } = readFile(fixtureText(`everything-${version}`));
  const written = writeFile(project, version);

  test('is a sound project without a loss', () => {
    // What it has that GPML does not have.
    const isTold = ({ what }: { readonly what: string }) =>
      /CustomHead|node that the file/u.test(what);
    expect(report.losses.filter((loss) => !isTold(loss))).toEqual([]);
    expect(parseProject(serializeProject(project))).toEqual({ ok: true, value: project });
  });

  test('comes back as it was, with nothing of ours in it', () => {
    expect(isSameButForDecimals(readFile(written.text).project, project)).toBe(true);
    expect(written.report.losses).toEqual([]);
    expect(written.text).not.toContain('nsm.');
  });

  test.each(versions)(
    'goes through a project file and GPML %s without losing an element',
    (other) => {
      const again = readFile(writeFile(project, other).text).project;
      const count = ({ nodes, links, references }: typeof project) => [
        nodes.map(({ label, kind, badges }) => [label, kind, badges.length]),
        links.map(({ relation, anchors, source, target }) => [
          relation,
          anchors.length,
          source.to,
          target.to,
        ]),
        references.map(({ pmid, title }) => [pmid, title]),
      ];
      expect(count(again)).toEqual(count(project));
    },
  );

  test.skipIf(!canValidate).each(versions)('is valid as GPML %s', (other) => {
    expect(schemaErrors([writeFile(project, other).text], other)).toEqual([]);
  });
});

test('An edit is written, and what was kept of the file does not undo it', () => {
  const { project } = readFile(fixtureText('everything-2013a'));
  const edited = {
    ...project,
    nodes: project.nodes.map((node) =>
      node.id === 'dopa'
        ? { ...node, label: 'Levodopa', x: 10, style: { ...node.style, border: '#123456' } }
        : node,
    ),
  };
  const again = readFile(writeFile(edited, '2013a').text).project.nodes.find(
    ({ id }) => id === 'dopa',
  );
  expect(again).toMatchObject({ label: 'Levodopa', x: 10, style: { border: '#123456' } });
});

/** What GPML has no words for, by label: the file lists elements by their kind. */
function ownWords({ nodes, links }: Project) {
  const byLabel = <T extends { readonly label: string }>(all: readonly T[]) =>
    all.toSorted((a, b) => (a.label < b.label ? -1 : 1));
  return {
    nodes: byLabel(nodes).map(({ kind, label, caption, style, evidence }) => {
      return { kind, label, caption, style, evidence };
    }),
    links: byLabel(links).map(({ relation, label, confidence, evidence }) => {
      return { relation, label, confidence, evidence };
    }),
  };
}

test.each(versions)(
  'Words of our own come back from GPML %s, looks and evidence too',
  (version) => {
    const project = ownProject();
    const { text, report } = writeFile(project, version);
    expect(report.losses.filter(({ kind }) => kind === 'dropped')).toEqual([]);
    expect(ownWords(readFile(text).project)).toEqual(ownWords(project));
  },
);

test.each(versions)(
  'What lies in compartments and groups lies there again, by way of GPML %s',
  (version) => {
    const box = { kind: 'compartment', width: 300, height: 200 };
    const project = projectSchema.parse({
      nodes: [
        { id: 'cell', label: 'Cell', x: 0, y: 0, ...box },
        { id: 'vesicle', label: 'Vesicle', x: 10, y: 10, ...box, width: 150, parent: 'cell' },
        {
          id: 'group',
          kind: 'group',
          label: 'Pair',
          x: 20,
          y: 20,
          width: 120,
          height: 60,
          parent: 'vesicle',
        },
        {
          id: 'a',
          kind: 'enzyme',
          label: 'A',
          x: 30,
          y: 30,
          width: 80,
          height: 40,
          parent: 'group',
        },
        {
          id: '1b',
          kind: 'hormone',
          label: 'B',
          x: 30,
          y: 90,
          width: 80,
          height: 40,
          parent: 'vesicle',
        },
      ],
    });
    const { text, report } = writeFile(project, version);
    const parents = ({ nodes }: Project) =>
      Object.fromEntries(
        nodes.map(({ label, parent }) => [label, nodes.find(({ id }) => id === parent)?.label]),
      );
    expect(parents(readFile(text).project)).toEqual(parents(project));
    const told = report.losses.filter(({ what }) => what.includes('compartment'));
    expect(told.map(({ elementId }) => elementId)).toEqual(['vesicle', 'group', '1b']);
  },
);

test.each(versions)('A reference that GPML %s cannot say whole is told', (version) => {
  const references = [
    { id: 'both', title: 'Iron', pmid: '1', doi: '10.1/x' },
    { id: 'one', title: 'Zinc', doi: '10.1/y' },
  ];
  const { report } = writeFile(projectSchema.parse({ references }), version);
  expect(report.losses.map(({ where }) => where)).toEqual(['reference "Iron" (both)']);
});

test.each(versions)('Marks that GPML %s has not are kept for us, and told', (version) => {
  const node = { ...aNode({ label: 'GLUT1' }), clone: { label: '' }, multimer: true };
  const { text, report } = writeFile(aProject({ nodes: [node] }), version);
  expect(report.losses.map(({ what }) => what)).toContain(
    'is marked as drawn several times and a multimer, for Neuromatrix only.',
  );
  expect(readFile(text).project.nodes).toMatchObject([{ clone: { label: '' }, multimer: true }]);
});

test('Compartments that another program put into each other, or into nothing, open without that', () => {
  const nodes = ['a', 'b', 'c'].map((id, index) => {
    const box = { x: 0, y: 0, width: 90 - index, height: 90 };
    return { id, kind: 'compartment', label: id, ...box, parent: [undefined, 'a', 'b'][index] };
  });
  const { text } = writeFile(projectSchema.parse({ nodes }), '2021');
  const parentsWith = (id: string) =>
    readFile(
      text.replace('key="nsm.parent" value="a"', `key="nsm.parent" value="${id}"`),
    ).project.nodes.map(({ parent }) => parent);
  expect(parentsWith('a')).toEqual([undefined, 'a', 'b']);
  expect(parentsWith('c')).toEqual([undefined, undefined, undefined]);
  expect(parentsWith('nobody')).toEqual([undefined, undefined, 'b']);
});

test('Whatever a project holds, it is written as a file that opens, and that the schema takes', () => {
  const texts: Record<(typeof versions)[number], string[]> = { '2013a': [], '2021': [] };
  fc.assert(
    fc.property(arbitraryProject({}), (project) => {
      for (const version of versions) {
        const { text } = writeFile(project, version);
        const again = readFile(text).project;
        expect(projectSchema.safeParse(again).error).toBeUndefined();
        expect(again.links.length).toBe(project.links.length);
        texts[version].push(text);
      }
    }),
    { numRuns: 8 },
  );
  if (!canValidate) return;
  for (const version of versions) expect(schemaErrors(texts[version], version)).toEqual([]);
});
