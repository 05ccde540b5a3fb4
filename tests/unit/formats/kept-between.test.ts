import { expect, test } from 'vitest';
import { textOf } from '../../../shared/project/checked-text.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { writeText } from '../../../shared/open/format-work.ts';

const file = `<?xml version="1.0" encoding="UTF-8"?>
<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="A" Organism="Homo sapiens">
  <Graphics BoardWidth="500.0" BoardHeight="400.0"/>
  <Interaction GraphId="i1"><Graphics LineStyle="Broken" LineThickness="1.0" Color="808080">
    <Point X="10" Y="90"/><Point X="340" Y="300" ArrowHead="Arrow"/></Graphics><Xref Database="" ID=""/></Interaction>
  <InfoBox CenterX="0.0" CenterY="0.0"/>
</Pathway>
`;

test('a dashed line is in the same bytes when the work was a project file in between', async () => {
  const open = async (text: string, name: string) => {
    const read = await projectInFile(Buffer.from(text), name);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value.project;
  };
  const project = await open(file, 'a.gpml');
  const again = await open(new TextDecoder().decode(textOf(project)), 'a.neuromatrix');
  expect(again.links[0]?.style?.dash).toBeDefined();
  expect((await writeText(again, 'gpml2013a')).text).toBe(file);
});
