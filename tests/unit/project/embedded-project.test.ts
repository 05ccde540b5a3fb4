import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  embeddedText,
  personsInWords,
  withoutPersons,
} from '../../../shared/project/embedded-project.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const secret = 'Anna K.';
const origin = { format: 'gpml', data: { comments: [{ text: secret }] } };
const ofAPerson = aProject({
  metadata: { ...aProject().metadata, title: 'Serotonin', description: secret },
  nodes: [
    aNode({ id: 'n1', label: 'TPH2', notes: secret, origin }),
    aNode({
      id: 'n2',
      badges: [{ id: 'b', kind: 'state', label: 'P', x: 1, y: 1, xrefs: [], origin }],
    }),
  ],
  links: [aLink({ notes: secret, origin, anchors: [{ id: 'a', position: 0.5, origin }] })],
  scenarios: [
    {
      id: 's',
      name: secret,
      description: secret,
      supplies: [{ node: 'n1', level: 'low' }],
      markers: [{ name: 'Ferritin', value: '9', unit: 'ng/ml' }],
    },
  ],
  origin,
});

test('an image for others carries the diagram, and nothing that was typed about a person', () => {
  const text = embeddedText(ofAPerson, { embedProject: true, embedNotes: false });
  expect(text).toContain('TPH2');
  expect(text).not.toContain(secret);
  expect(text).not.toContain('Ferritin');
});

test('the whole project is in an image that is to have it, and none in one without', () => {
  const whole = embeddedText(ofAPerson, { embedProject: true, embedNotes: true });
  expect(whole).toBe(serializeProject(ofAPerson));
  expect(embeddedText(ofAPerson, { embedProject: false, embedNotes: true })).toBeNull();
});

test('a person reads what there is about persons', () => {
  expect(personsInWords(ofAPerson)).toBe('the description, 2 notes, 1 what-if, 1 laboratory value');
  expect(personsInWords(aProject({ nodes: [aNode()] }))).toBe('');
});

test('what is left is a project that looks the same', () => {
  fc.assert(
    fc.property(arbitraryProject({ maxNodes: 6, maxLinks: 6 }), (project) => {
      const bare = withoutPersons(project);
      expect(personsInWords(bare)).toBe('');
      expect(parseProject(serializeProject(bare)).ok).toBe(true);
      expect(drawDiagram(bare, 'light').bounds).toEqual(drawDiagram(project, 'light').bounds);
    }),
    { numRuns: 20 },
  );
});
