import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  copyFragment,
  duplicate,
  fragmentTextIn,
  fragmentToHtml,
  fragmentToText,
  pasteFragment,
  textToFragment,
  wordsForFragment,
  type Fragment,
} from '../../../shared/edit/clipboard.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const locate = () => ({ x: 11, y: 22 });

function createIds(prefix = 'new-'): () => string {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

const evidence = [{ reference: 'r1', stance: 'supports', grade: 'ungraded' }] as const;
const reference = { id: 'r1', pmid: '123', authors: [], title: 'A finding' };

/** A conversion in a cell with a catalyst, of which one link has evidence. */
function aPathway(): Project {
  return aProject({
    references: [reference, { id: 'r2', authors: [], title: 'Unused' }],
    nodes: [
      aNode({ id: 'cell', kind: 'compartment', width: 300, height: 200 }),
      aNode({ id: 'a', parent: 'cell' }),
      aNode({ id: 'b', parent: 'cell', x: 200 }),
      aNode({
        id: 'enzyme',
        badges: [{ id: 'badge', kind: 'state', label: 'P', x: 1, y: -1, xrefs: [] }],
      }),
    ],
    links: [
      aLink({
        id: 'makes',
        source: 'a',
        target: 'b',
        anchors: [{ id: 'p', position: 0.5 }],
        evidence,
      }),
      aLink({
        id: 'catalysis',
        relation: 'catalyzes',
        source: 'enzyme',
        target: { to: 'anchor', id: 'p' },
      }),
    ],
  });
}

const idsIn = ({ nodes, links, references }: Fragment) =>
  [...nodes, ...links, ...references].map(({ id }) => id);

describe('copying', () => {
  test('takes links whose ends are copied, also on anchors, and the references of their evidence', () => {
    const copied = copyFragment(aPathway(), ['a', 'b', 'enzyme'], locate);
    expect(idsIn(copied)).toEqual(['a', 'b', 'enzyme', 'makes', 'catalysis', 'r1']);
    expect(copied.nodes[0]).not.toHaveProperty('parent');
  });

  test('leaves out links that lead elsewhere', () => {
    expect(idsIn(copyFragment(aPathway(), ['enzyme', 'b'], locate))).toEqual(['b', 'enzyme']);
  });

  test('gives a chosen link free ends where it ended at what is not copied', () => {
    const [link] = copyFragment(aPathway(), ['catalysis', 'enzyme'], locate).links;
    expect(link?.source).toEqual({ to: 'node', id: 'enzyme' });
    expect(link?.target).toEqual({ to: 'point', x: 11, y: 22 });
  });

  test('takes what lies in a copied compartment, which stays its parent', () => {
    const copied = copyFragment(aPathway(), ['cell'], locate);
    expect(copied.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['cell', undefined],
      ['a', 'cell'],
      ['b', 'cell'],
    ]);
  });
});

describe('pasting', () => {
  test('renames everything, shifts it, and joins references to those that are there', () => {
    const fragment = copyFragment(aPathway(), ['a', 'b', 'enzyme'], locate);
    const home = aProject({ references: [{ id: 'mine', pmid: '123', authors: [] }] });
    const after = pasteFragment(fragment, { newId: createIds(), offset: { x: 20, y: 10 } })(home);
    expect(after.references).toBe(home.references);
    expect(after.nodes.map(({ id, x, y }) => [id, x, y])).toEqual([
      ['new-1', 20, 10],
      ['new-2', 220, 10],
      ['new-3', 20, 10],
    ]);
    expect(after.nodes[2]?.badges[0]?.id).toBe('new-4');
    expect(after.links).toEqual([
      aLink({
        id: 'new-5',
        source: 'new-1',
        target: 'new-2',
        anchors: [{ id: 'new-6', position: 0.5 }],
        evidence: [{ reference: 'mine', stance: 'supports', grade: 'ungraded' }],
      }),
      aLink({
        id: 'new-7',
        relation: 'catalyzes',
        source: 'new-3',
        target: { to: 'anchor', id: 'new-6' },
      }),
    ]);
  });

  test('keeps two publications apart that have the same id', () => {
    const fragment = copyFragment(aPathway(), ['a', 'b'], locate);
    const home = aProject({ references: [{ id: 'r1', pmid: '999', authors: [] }] });
    const after = pasteFragment(fragment, { newId: createIds(), offset: { x: 0, y: 0 } })(home);
    const [, added] = after.references;
    expect(added).toEqual({ ...reference, id: added?.id });
    expect(after.links[0]?.evidence[0]?.reference).toBe(added?.id);
  });

  test('the same edit twice makes the same project, so it can be previewed', () => {
    const fragment = copyFragment(aPathway(), ['cell'], locate);
    const edit = pasteFragment(fragment, { newId: createIds(), offset: { x: 1, y: 1 } });
    expect(edit(newProject())).toEqual(edit(newProject()));
  });

  test('nothing is pasted where an id is taken', () => {
    const project = aPathway();
    const fragment = copyFragment(project, ['a'], locate);
    const paste = pasteFragment(fragment, { newId: () => 'b', offset: { x: 1, y: 1 } });
    expect(paste(project)).toBe(project);
  });
});

test('a duplicate lies in the same compartment as the original', () => {
  const edit = duplicate(['a'], { newId: createIds(), offset: { x: 20, y: 20 }, locate });
  expect(edit(aPathway()).nodes.at(-1)).toEqual(
    aNode({ id: 'new-1', x: 20, y: 20, parent: 'cell' }),
  );
});

const project = arbitraryProject({ maxNodes: 8, maxLinks: 8, unknownFields: true });

test('copying what was pasted gives the same fragment, but for ids', () => {
  const options = () => ({ newId: createIds(), offset: { x: 0, y: 0 } });
  fc.assert(
    fc.property(project, fc.func(fc.boolean()), (source, isChosen) => {
      const ids = [...source.nodes, ...source.links].map(({ id }) => id);
      const first = copyFragment(source, ids.filter(isChosen), locate);
      const pasted = pasteFragment(first, options())(newProject());
      const again = copyFragment(pasted, idsIn(pasted), locate);
      expect(pasteFragment(again, options())(newProject())).toEqual(pasted);
      expect(again.nodes.map(({ label }) => label)).toEqual(first.nodes.map(({ label }) => label));
      expect(again.links).toHaveLength(first.links.length);
    }),
    { numRuns: 40 },
  );
});

describe('as text', () => {
  test('a fragment comes back as it was', () => {
    fc.assert(
      fc.property(project, (source) => {
        const ids = [...source.nodes, ...source.links].map(({ id }) => id);
        const fragment = copyFragment(source, ids, locate);
        expect(textToFragment(fragmentToText(fragment))).toEqual({ ok: true, value: fragment });
      }),
      { numRuns: 40 },
    );
  });

  test('names its format and version', () => {
    const text = fragmentToText(copyFragment(aPathway(), ['a'], locate));
    expect(JSON.parse(text)).toMatchObject({ format: 'neuromatrix-fragment', version: 1 });
  });

  test('a whole project file is a fragment too', () => {
    const { nodes, links, references } = aPathway();
    const text = serializeProject(aPathway());
    expect(textToFragment(text)).toEqual({ ok: true, value: { nodes, links, references } });
  });

  test.each(['', 'Serotonin', '{"a":1}', '{"format":"other"}', '[1]', '{', '{"format":{}}'])(
    'the words %o are plain text',
    (text) => {
      expect(textToFragment(text)).toEqual({ ok: false, error: { kind: 'plain-text' } });
    },
  );

  test('a fragment that is damaged or too new is refused with the reason', () => {
    const text = fragmentToText(copyFragment(aPathway(), ['cell'], locate));
    const damaged = textToFragment(text.replace('"parent":"cell"', '"parent":"nobody"'));
    const later = textToFragment(text.replace('"version":1', '"version":99'));
    expect(damaged).toMatchObject({ ok: false, error: { kind: 'damaged', total: 1 } });
    expect(later).toEqual({ ok: false, error: { kind: 'too-new', version: 99 } });
  });
});

describe('what other programs get', () => {
  const project = aProject({
    nodes: [aNode({ id: 'a', label: 'B6 <active>' }), aNode({ id: 'b', label: 'P5P', x: 200 })],
    links: [
      aLink({
        id: 'l',
        source: 'a',
        target: 'b',
        label: 'in the liver',
        anchors: [{ id: 'on', position: 0.5 }],
      }),
      aLink({ id: 'm', relation: 'activates', source: 'b', target: { to: 'anchor', id: 'on' } }),
    ],
  });
  const fragment = copyFragment(project, ['a', 'b'], locate);
  const wordsFor = (...ids: readonly string[]) =>
    wordsForFragment(copyFragment(project, ids, locate), project);

  test('is the names of the nodes, a line each', () => {
    expect(wordsFor('a', 'b')).toBe('B6 <active>\nP5P');
  });

  test('of links alone is what they say, with the names of ends that are not copied', () => {
    expect(wordsFor('l')).toBe('B6 <active> is converted to P5P');
    expect(wordsFor('m')).toBe('P5P activates the step from B6 <active> to P5P');
    expect(wordsFor('l', 'm').split('\n')).toEqual([wordsFor('l'), wordsFor('m')]);
  });

  test('as formatted text carries all of it, and shows the names only', () => {
    const html = fragmentToHtml(fragment, 'B6 <active>\nP5P');
    expect(html.replaceAll(/<div[^>]*>|<\/div>/gu, '')).toBe('B6 &lt;active&gt;<br>P5P');
    expect(textToFragment(fragmentTextIn(html) ?? '')).toEqual({ ok: true, value: fragment });
  });

  test('is nothing of ours where it was cut', () => {
    expect(fragmentTextIn('<div data-neuromatrix-fragment="%7B%2"></div>')).toBeNull();
    expect(fragmentTextIn('<p>Zinc</p>')).toBeNull();
  });
});
