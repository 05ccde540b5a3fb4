import { expect, test } from 'vitest';
import { formatOf } from '../../../shared/formats/known-formats.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** Each link ends on an anchor of the one before it. */
function linksOnLinks(count: number) {
  const nodes = [aNode({ id: 'a', label: 'A' }), aNode({ id: 'b', label: 'B', x: 500, y: 300 })];
  const links = Array.from({ length: count }, (_, index) =>
    aLink({
      id: `l${index}`,
      source: 'a',
      target: index === 0 ? 'b' : { to: 'anchor', id: `x${index - 1}` },
      anchors: [{ id: `x${index}`, position: 0.5 }],
    }),
  );
  return aProject({ nodes, links });
}

/* Work that grows with the square does not end within the time that a test may take. */
test('thousands of links on links are written, and those that lead too deep are told', async () => {
  const sif = await formatOf('sif').load();
  const written = sif.write?.(linksOnLinks(20_000));
  if (!written) throw new Error('SIF is not written.');
  const { text, report } = written;
  expect(text.split('\n').filter((line) => line.startsWith('A\t'))).not.toHaveLength(0);
  expect(report.losses.some(({ elementId }) => elementId === 'l19999')).toBe(true);
  expect(
    report.losses.some(({ kind, elementId }) => kind === 'dropped' && elementId === 'l50'),
  ).toBe(false);
});
