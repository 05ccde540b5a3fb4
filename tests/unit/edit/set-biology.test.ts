import { describe, expect, test } from 'vitest';
import { setLinkBiology, setNodeBiology } from '../../../shared/edit/set-biology.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const project = aProject({
  nodes: [aNode({ id: 'n1', kind: 'receptor' }), aNode({ id: 'n2' })],
  links: [aLink({ id: 'l1', source: 'n1', target: 'n2' })],
});

describe('what is said of a thing or a step in the body', () => {
  test('is in the project and in its file, and can be taken back without a trace', () => {
    const node = {
      place: 'raphe nuclei',
      pool: 'released',
      coupling: 'Gi',
      effect: 'inhibits',
      presynaptic: true,
    } as const;
    const link = {
      place: 'liver',
      share: 0.3,
      control: 'weak',
      controlBasis: 'judgement',
      when: 'low',
    } as const;
    const told = setLinkBiology('l1', link)(setNodeBiology('n1', node)(project));
    expect(told.nodes[0]).toMatchObject(node);
    expect(told.links[0]).toMatchObject(link);
    expect(parseProject(serializeProject(told))).toEqual({ ok: true, value: told });
    const nothing = (fields: object) =>
      Object.fromEntries(Object.keys(fields).map((key) => [key, undefined]));
    const back = setLinkBiology('l1', nothing(link))(setNodeBiology('n1', nothing(node))(told));
    expect(serializeProject(back)).toBe(serializeProject(project));
  });

  test.each([
    ['a share above the whole', { share: 1.2 }],
    ['an empty place', { place: '' }],
  ])('%s is not taken', (_what, fields) => {
    expect(setLinkBiology('l1', fields)(project)).toBe(project);
  });

  test('saying the same again changes nothing', () => {
    const told = setNodeBiology('n1', { coupling: 'Gs' })(project);
    expect(setNodeBiology('n1', { coupling: 'Gs' })(told)).toBe(told);
  });
});
