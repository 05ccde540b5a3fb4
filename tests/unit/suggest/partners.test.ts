import { expect, test } from 'vitest';
import { addElements } from '../../../shared/edit/elements.ts';
import { indexLibrary } from '../../../shared/library/library.ts';
import { entityToNode } from '../../../shared/library/elements-from-library.ts';
import { newProject } from '../../../shared/project/project-schema.ts';
import { addPartner, findPartners } from '../../../shared/suggest/partners.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();
const { entities } = indexLibrary(library);

function diagramOf(...ids: readonly string[]) {
  const nodes = ids.map((id, at) => {
    const entity = entities.get(id);
    if (!entity) throw new Error(`The library has no ${id}.`);
    return entityToNode(entity, { id, x: at * 260, y: 0 });
  });
  return addElements({ nodes })(newProject());
}

test('partners are what the library links with a node and the diagram lacks', () => {
  const project = diagramOf('tryptophan', '5-htp');
  const names = findPartners(library, project, 'tryptophan').map(({ entity }) => entity.id);
  expect(names).toContain('serotonin');
  expect(names).not.toContain('5-htp');
});

test('a partner comes with the link that the library has, in its direction', () => {
  const project = diagramOf('serotonin');
  const partner = findPartners(library, project, 'serotonin').find(
    ({ entity }) => entity.id === '5-htp',
  );
  if (!partner) throw new Error('5-HTP is made into serotonin.');
  const from = { to: 'node', id: 'serotonin' } as const;
  let ids = 0;
  const next = addPartner(
    library,
    partner,
    { nodeId: 'new', linkId: 'link', from, at: { x: 100, y: 300 } },
    () => `spare-${(ids += 1)}`,
  )(project);
  const node = next.nodes.find(({ id }) => id === 'new');
  expect((node?.x ?? 0) + (node?.width ?? 0) / 2).toBe(100);
  expect(next.links).toMatchObject([
    { id: 'link', relation: 'converts-to', source: { id: 'new' }, target: { id: 'serotonin' } },
  ]);
  expect(next.links[0]?.evidence.length).toBeGreaterThan(0);
});
