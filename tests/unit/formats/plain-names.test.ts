import { expect, test } from 'vitest';
import { formatOf, type FormatId } from '../../../shared/formats/known-formats.ts';
import { newProject, projectSchema } from '../../../shared/project/project-schema.ts';

const aProject = projectSchema.parse({
  ...newProject(),
  nodes: [
    {
      id: 'ca',
      kind: 'micronutrient',
      label: 'Ca2+',
      formatted: 'Ca^{2+}',
      x: 0,
      y: 0,
      width: 80,
      height: 40,
    },
    { id: 'zn', kind: 'micronutrient', label: 'Zinc', x: 200, y: 0, width: 80, height: 40 },
  ],
  links: [
    {
      id: 'l',
      relation: 'relates-to',
      source: { to: 'node', id: 'ca' },
      target: { to: 'node', id: 'zn' },
    },
  ],
});

test.each<FormatId>(['gpml', 'gpml2013a', 'sbgn', 'graphml', 'cx2', 'csv'])(
  'a label whose parts are raised is told to be plain in %s, and a plain one is not',
  async (format) => {
    const { write } = await formatOf(format).load();
    const { losses } = write?.(aProject).report ?? { losses: [] };
    const told = losses.filter(({ what }) => /plain name|formatted name/u.test(what));
    expect(told.map(({ elementId }) => elementId)).toEqual(['ca']);
  },
);
