import { describe, expect, test } from 'vitest';
import { addElements } from '../../../shared/edit/elements.ts';
import { entityToNode } from '../../../shared/library/elements-from-library.ts';
import { indexLibrary } from '../../../shared/library/library.ts';
import { newProject, type Relation } from '../../../shared/project/project-schema.ts';
import { describeKnownLink } from '../../../shared/graph/describe-project.ts';
import { indexProject } from '../../../shared/graph/project-index.ts';
import { chooseRelations } from '../../../shared/suggest/choose-relations.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
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

const node = (id: string) => ({ to: 'node', id }) as const;

const chosen = (source: string, target: string) =>
  chooseRelations(library, diagramOf(source, target), node(source), node(target))[0];

describe('the relation of a new link', () => {
  test.each<[string, string, Relation]>([
    ['pdxk', 'serotonin', 'relates-to'],
    ['tph2', 'dopamine', 'relates-to'],
    ['tryptophan', 'dopamine', 'relates-to'],
    ['5-htp', 'serotonin', 'converts-to'],
    ['serotonin', '5-htp', 'relates-to'],
    ['maoa', 'serotonin', 'degrades'],
    ['bh4', 'tph2', 'cofactor-of'],
  ])('from %s to %s is %s, as the library says or nothing', (source, target, relation) => {
    expect(chosen(source, target)).toBe(relation);
  });

  test('claims of two entities of the library only what the library says', () => {
    const said = new Set(
      library.links.map(({ source, target, relation }) => {
        return `${source} ${relation === 'precursor-of' ? 'converts-to' : relation} ${target}`;
      }),
    );
    const ids = library.entities.map(({ id }) => id).filter((_id, at) => at % 9 === 0);
    const made = ids.flatMap((source) =>
      ids.flatMap((target) => {
        const relation = source === target ? undefined : chosen(source, target);
        return relation && relation !== 'relates-to' ? `${source} ${relation} ${target}` : [];
      }),
    );
    expect(made.filter((claim) => !said.has(claim))).toEqual([]);
  });

  test('is that of the link which the two have already, however often it is drawn', () => {
    const nodes = [
      aNode({ id: 'zinc', kind: 'micronutrient', label: 'Zinc' }),
      aNode({ id: 'pdxk', kind: 'enzyme', label: 'PDXK', x: 300 }),
    ];
    const links = (['cofactor-of', 'cofactor-of', 'inhibits'] as const).map((relation, at) =>
      aLink({ id: `l${at}`, relation, source: 'zinc', target: 'pdxk' }),
    );
    for (const drawn of [0, 1, 2, 3]) {
      const project = aProject({ nodes, links: links.slice(0, drawn) });
      const [first] = chooseRelations(library, project, node('zinc'), node('pdxk'));
      expect(first).toBe('cofactor-of');
    }
    const index = indexProject(aProject({ nodes, links }));
    expect(links.map((link) => describeKnownLink(index, link)).slice(1)).toEqual([
      'Zinc is already a cofactor of PDXK',
      'Zinc already inhibits PDXK',
    ]);
  });

  test('to a step follows its enzymes in the library', () => {
    const step = aLink({ id: 'step', source: 'tryptophan', target: '5-htp' });
    const project = addElements({ links: [step] })(
      diagramOf('tryptophan', '5-htp', 'tph2', 'maoa', 'bh4', 'zinc'),
    );
    const to = { to: 'link', id: 'step' } as const;
    const first = (id: string) => chooseRelations(library, project, node(id), to)[0];
    expect(['tph2', 'bh4', 'maoa'].map(first)).toEqual(['catalyzes', 'cofactor-of', 'relates-to']);
  });

  test('to a step whose enzymes the library does not know follows the kinds', () => {
    const step = aLink({ id: 'step', source: 'serotonin', target: 'melatonin' });
    const project = addElements({ links: [step] })(diagramOf('serotonin', 'melatonin', 'aanat'));
    const to = { to: 'link', id: 'step' } as const;
    expect(chooseRelations(library, project, node('aanat'), to)[0]).toBe('catalyzes');
  });
});
