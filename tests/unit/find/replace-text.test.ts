import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReplacements, replaceTexts } from '../../../shared/find/replace-text.ts';
import { limits } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  nodes: [
    aNode({ id: 'a', label: 'Vitamin B6', notes: 'vitamin b6 is a vitamin' }),
    aNode({ id: 'b', label: 'Other', caption: 'Vitamin' }),
  ],
  links: [aLink({ source: 'a', target: 'b', id: 'l', label: 'vitamin' })],
});
const all = new Set(['a', 'b', 'l']);

test('replaces in labels, captions and notes, as one step that grows the nodes', () => {
  const replacing = {
    wanted: 'vitamin',
    by: 'A rather long word for a vitamin',
    matchesCase: false,
  };
  const { replacements } = findReplacements(project, all, replacing);
  expect(replacements.map(({ id, field }) => `${id} ${field}`)).toEqual([
    'a label',
    'a notes',
    'b caption',
    'l label',
  ]);
  const next = replaceTexts(replacements)(project);
  expect(next.nodes[0]).toMatchObject({ label: 'A rather long word for a vitamin B6' });
  expect(next.nodes[0]?.width ?? 0).toBeGreaterThanOrEqual(project.nodes[0]?.width ?? 0);
  expect(next.links[0]?.label).toBe('A rather long word for a vitamin');
});

test('capitals count where asked, only the given elements change, and signs stand for themselves', () => {
  const only = findReplacements(project, new Set(['a']), {
    wanted: 'vitamin',
    by: 'x',
    matchesCase: true,
  });
  expect(only.replacements).toEqual([
    { id: 'a', field: 'notes', before: 'vitamin b6 is a vitamin', after: 'x b6 is a x' },
  ]);
  const signs = aProject({ nodes: [aNode({ id: 'a', label: 'Ca2+ (in) $1 [x]' })] });
  const by = { wanted: '2+ (IN) $1', by: '$& $1', matchesCase: false };
  const { replacements } = findReplacements(signs, all, by);
  expect(replacements[0]?.after).toBe('Ca$& $1 [x]');
});

test('a text that would become too long is counted and left as it is', () => {
  const long = aProject({ nodes: [aNode({ id: 'a', label: 'x'.repeat(limits.labelLength) })] });
  const found = findReplacements(long, all, { wanted: 'x', by: 'xy', matchesCase: true });
  expect(found).toEqual({ replacements: [], tooLong: 1 });
});

test('a text that was changed meanwhile is left alone', () => {
  const { replacements } = findReplacements(project, all, {
    wanted: 'Vitamin',
    by: 'V',
    matchesCase: true,
  });
  const changed = aProject({ nodes: project.nodes.map((node) => ({ ...node, label: 'New' })) });
  expect(replaceTexts(replacements)(changed).nodes[0]?.label).toBe('New');
});

test('what is replaced is no longer found, unless the new text has it', () => {
  const letters = fc.stringMatching(/^[a-c .*+]{1,6}$/u);
  fc.assert(
    fc.property(letters, letters, fc.stringMatching(/^[d-f$&]{0,4}$/u), (label, wanted, by) => {
      const one = aProject({ nodes: [aNode({ id: 'a', label })] });
      const replacing = { wanted, by, matchesCase: true };
      const next = replaceTexts(findReplacements(one, all, replacing).replacements)(one);
      expect(next.nodes[0]?.label).toBe(label.split(wanted).join(by));
    }),
  );
});
