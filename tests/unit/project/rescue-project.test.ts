import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { isSameValue } from '../../../shared/project/plain-json.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { rescueProject } from '../../../shared/project/rescue-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

function rescued(text: string) {
  const found = rescueProject(text);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const { project, leftOut } = found.value;
  return {
    project,
    nodes: project.nodes.map(({ id }) => id),
    links: project.links.map(({ id }) => id),
    said: leftOut.map(({ where, why }) => `${where}: ${why}`),
  };
}

const whole: Project = aProject({
  nodes: ['a', 'b', 'c'].map((id) => aNode({ id, label: `Node ${id}` })),
  links: [
    aLink({ id: 'l1', source: 'a', target: 'b', anchors: [{ id: 'x', position: 0.5 }] }),
    aLink({ id: 'l2', source: 'c', target: { to: 'anchor', id: 'x' } }),
  ],
});

/** The project as its file has it, with something changed. */
function damagedBy(change: (content: Record<string, unknown[]>) => void): string {
  const content = JSON.parse(serializeProject(whole)) as Record<string, unknown[]>;
  change(content);
  return JSON.stringify(content);
}

describe('of a damaged project,', () => {
  test('what stands before the end of a file that ends too early is rescued, however it was written', () => {
    const text = serializeProject(whole);
    const pretty = JSON.stringify(JSON.parse(text), null, 2);
    const compact = JSON.stringify(JSON.parse(text));
    for (const form of [text, pretty, compact]) {
      const cut = form.slice(0, form.indexOf('"c"') + 2);
      const { nodes, links, said } = rescued(cut);
      expect([nodes, links]).toEqual([['a', 'b'], []]);
      expect(said.join('\n')).toContain('the end of the file cannot be read');
    }
  });

  test('one line that is no JSON costs only its element', () => {
    const text = serializeProject(whole).replace('"label":"Node b"', '"label":Node b"');
    const { nodes, links, said } = rescued(text);
    expect([nodes, links]).toEqual([['a', 'c'], []]);
    expect(said).toContain('line 4: an item of “nodes” cannot be read');
  });

  test('zeros from a power cut cost only what they stand for', () => {
    const text = serializeProject(whole);
    const start = text.indexOf('{"id":"b"');
    const zeros = text.slice(0, start) + '\0'.repeat(20) + text.slice(start + 20);
    expect(rescued(zeros).nodes).toEqual(['a', 'c']);
  });

  test('zeros over several elements never make one of the halves of two, and are told', () => {
    const text = serializeProject(whole);
    // From the label of one node to that of the next: what is left of both looks like one.
    const start = text.indexOf('Node a') + 2;
    const end = text.indexOf('Node b') + 2;
    const zeros = text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end);
    const { nodes, said } = rescued(zeros);
    expect(nodes).toEqual(['c']);
    expect(said).toContain(
      `line 3: what stood where ${end - start} zero bytes are now cannot be read`,
    );
  });

  test('a label with bytes that are no text is kept, and told', () => {
    const text = serializeProject(whole).replace('Node b', 'Node \uFFFD');
    const { project, said } = rescued(text);
    expect(project.nodes[1]?.label).toBe('Node \uFFFD');
    expect(said).toEqual(['line 4: holds bytes that are no text; “\uFFFD” stands there now']);
  });

  test('a value of the wrong kind is left out, and with it only what cannot be without it', () => {
    const { project, nodes, said } = rescued(
      damagedBy(({ nodes: list = [] }) => {
        Object.assign(list[0] ?? {}, { notes: 7 });
        Object.assign(list[1] ?? {}, { x: 'left' });
      }),
    );
    expect(nodes).toEqual(['a', 'c']);
    expect(project.nodes[0]?.notes).toBe('');
    expect(said).toContain('node "Node a" (a), notes: must be a text, but is 7. Left out');
  });

  test('links to what is not there go, with those that ended at them', () => {
    const { links, said } = rescued(
      damagedBy((content) => {
        content['nodes'] = content['nodes']?.slice(1) ?? [];
      }),
    );
    expect(links).toEqual([]);
    expect(said).toHaveLength(2);
  });

  test('of two elements with one id both stay if they differ', () => {
    const { nodes } = rescued(
      damagedBy(({ nodes: list = [] }) => {
        list.push(list[0], { ...(list[1] as object), label: 'Another' });
      }),
    );
    expect(nodes).toEqual(['a', 'b', 'c', 'b-2']);
  });

  test('nothing is rescued from what is no project, or one of a later version', () => {
    expect(rescueProject('{"format":"other"}')).toMatchObject({ ok: false });
    expect(rescueProject('nothing at all')).toMatchObject({ ok: false });
    expect(rescueProject('{"format":"neuromatrix","version":99,"nodes":[}')).toMatchObject({
      ok: false,
      error: { kind: 'too-new', version: 99 },
    });
  });

  test('a sound project is rescued as it is, with nothing to say', () => {
    const { project, said } = rescued(serializeProject(whole));
    expect([project, said]).toEqual([whole, []]);
  });
});

/** Texts over which a careless reader takes minutes, or more of the stack than there is. */
const beginning = '{"format":"neuromatrix","version":1,\n"nodes":[\n';
const hostile: Readonly<Record<string, string>> = {
  'ten million spaces': ' '.repeat(10_000_000),
  'quotation marks alone': beginning + '"'.repeat(1_000_000),
  'empty objects in one line': beginning + '{}'.repeat(20_000),
  'a text that never ends': `${beginning}"${'a'.repeat(10_000_000)}`,
  'a number that never ends': beginning + '1'.repeat(10_000_000),
  'fields in fields': `{"format":"neuromatrix",${Array.from({ length: 60_000 }, (_, i) => `\n"f${i}":{`).join('')}`,
  'fields in one line': `{"format":"neuromatrix",${'"f":{},'.repeat(50_000)}`,
  'many zeros apart': `${beginning}${'\0a'.repeat(200_000)}`,
  'one id for all': `${beginning}${Array.from({ length: 4_000 }, (_, i) => JSON.stringify(aNode({ id: 'a', label: `${i}` }))).join(',\n')}`,
};

test.each(Object.keys(hostile))('%s are gone through once', (name) => {
  expect(isSound(hostile[name] ?? '')).toBe(true);
});

/** Nothing is rescued, or a project that can be opened again as it is. */
function isSound(text: string): boolean {
  const found = rescueProject(text);
  if (!found.ok) return true;
  const again = parseProject(serializeProject(found.value.project));
  return again.ok && isSameValue(again.value, found.value.project);
}

/** A damage to a text: a cut, a removed stretch, or other characters in it. */
const aDamage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  instead: fc.constantFrom('', '\0\0\0', '"', '}', ']', '{', ',', '\n', 'x'),
  isCut: fc.boolean(),
});

test('whatever happens to a file, what is rescued is a valid project, or there is a reason', () => {
  const project = arbitraryProject({ maxNodes: 6, maxLinks: 6, unknownFields: true });
  fc.assert(
    fc.property(project, fc.array(aDamage, { minLength: 1, maxLength: 4 }), (sound, damages) => {
      let text = serializeProject(sound);
      for (const { at, length, instead, isCut } of damages) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + instead + (isCut ? '' : text.slice(start + length));
      }
      expect(isSound(text)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('any JSON is either a project after that, or refused', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('nodes', 'links', 'references', 'scenarios', 'metadata', 'x'),
        fc.jsonValue(),
      ),
      (content) => {
        const text = JSON.stringify({ format: 'neuromatrix', version: 1, ...content });
        expect(isSound(text)).toBe(true);
      },
    ),
  );
});
