import { expect, test } from 'vitest';
import { addElements } from '../../../shared/edit/elements.ts';
import { indexLibrary } from '../../../shared/library/library.ts';
import { entityToNode } from '../../../shared/library/elements-from-library.ts';
import { newProject, type Link, type Project } from '../../../shared/project/project-schema.ts';
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

const offersAt = (project: Project, node: string) => findPartners(library, project, node);

function drawnAt(project: Project, node: string, fact: string) {
  const partner = offersAt(project, node).find((offer) => offer.fact.id.startsWith(fact));
  if (!partner) throw new Error(`${fact} is not offered at ${node}.`);
  return drawn(project, node, partner);
}

let ids = 0;

function drawn(project: Project, node: string, partner: ReturnType<typeof findPartners>[number]) {
  const from = { to: 'node', id: node, side: 'bottom' } as const;
  const position = { from, at: { x: 100, y: 300 } };
  return addPartner(library, project, partner, position, () => `new-${(ids += 1)}`).project;
}

/** A link as the library would say it: the entities at its ends, or the step on which it ends. */
function claimOf({ nodes, links }: Project, { source, target, relation }: Link) {
  const entityAt = (end: Link['source']) => {
    if (end.to === 'node') return nodes.find(({ id }) => id === end.id)?.entity;
    const host = links.find(({ anchors }) =>
      anchors.some(({ id }) => 'id' in end && id === end.id),
    );
    return host && `step ${host.entity}`;
  };
  return `${entityAt(source)} ${relation} ${entityAt(target)}`;
}

const known = new Set(
  library.links.flatMap(({ id, source, target, relation, via }) => {
    const drawnAs = relation === 'precursor-of' ? 'converts-to' : relation;
    const claim = `${source} ${drawnAs} ${target}`;
    return via === undefined ? [claim] : [claim, `${via} catalyzes step ${id}`];
  }),
);

test('offers are what the library says of a node and the diagram lacks', () => {
  const project = diagramOf('tryptophan', '5-htp');
  const names = offersAt(project, 'tryptophan').flatMap(({ adds }) => adds.map(({ id }) => id));
  expect(names).toContain('serotonin');
  expect(names).not.toContain('5-htp');
});

test('an offer comes with the link that the library has, in its direction', () => {
  const next = drawnAt(diagramOf('serotonin'), 'serotonin', '5-htp--converts-to--serotonin');
  const added = next.nodes.find(({ entity }) => entity === '5-htp');
  expect((added?.x ?? 0) + (added?.width ?? 0) / 2).toBe(100);
  const [step] = next.links;
  expect(step).toMatchObject({
    relation: 'converts-to',
    source: { id: added?.id },
    target: { id: 'serotonin', side: 'bottom' },
  });
  expect(step?.evidence.length).toBeGreaterThan(0);
});

test('from an enzyme or a transporter its step is drawn, and it acts on that', () => {
  const claims = (project: Project) => project.links.map((link) => claimOf(project, link));
  const made = drawnAt(diagramOf('tph2'), 'tph2', 'tryptophan--converts-to--5-htp');
  expect(claims(made)).toEqual([
    'tryptophan converts-to 5-htp',
    'tph2 catalyzes step tryptophan--converts-to--5-htp--via-tph2',
  ]);
  const taken = drawnAt(diagramOf('sert', 'serotonin'), 'sert', 'serotonin-released--converts-to');
  expect(claims(taken)).toEqual([
    'serotonin-released converts-to serotonin',
    'sert catalyzes step serotonin-released--converts-to--serotonin--via-sert',
  ]);
  expect(taken.nodes).toHaveLength(3);
});

test('a step that is drawn already only gets its enzyme, and is then offered no more', () => {
  const step = drawnAt(diagramOf('tryptophan'), 'tryptophan', 'tryptophan--converts-to--5-htp');
  const isStep = ({ relation }: Link) => relation === 'converts-to';
  const bare = { ...step, links: step.links.filter(isStep) };
  const enzyme = bare.nodes.find(({ entity }) => entity?.startsWith('tph'))?.id ?? '';
  const next = drawnAt(bare, enzyme, 'tryptophan--converts-to--5-htp');
  expect(next.links.map(({ relation }) => relation)).toEqual(['converts-to', 'catalyzes']);
  expect(next.nodes).toHaveLength(3);
  expect(
    offersAt(next, enzyme).filter(
      ({ fact }) => fact.source === 'tryptophan' && fact.via !== undefined,
    ),
  ).toEqual([]);
});

test('whatever is offered at whatever entity, only what the library says is drawn', () => {
  const wrong: string[] = [];
  let offers = 0;
  for (const { id } of library.entities) {
    const project = diagramOf(id);
    for (const partner of offersAt(project, id)) {
      offers += 1;
      const next = drawn(project, id, partner);
      const claims = next.links.map((link) => claimOf(next, link));
      const { source, target, via } = partner.fact;
      if (claims.length !== (via === undefined ? 1 : 2)) wrong.push(`${id}: ${claims.join('; ')}`);
      const ends = new Set([id, source, target, ...(via === undefined ? [] : [via])]);
      if (next.nodes.some(({ entity }) => !ends.has(entity ?? ''))) wrong.push(`${id}: a stranger`);
      wrong.push(...claims.filter((claim) => !known.has(claim)));
    }
  }
  expect(wrong).toEqual([]);
  expect(offers).toBeGreaterThan(library.links.length);
}, 60_000);
