import { expect, test } from 'vitest';
import { projectInFile } from '../../../../shared/open/open-file.ts';

async function told(text: string, name: string): Promise<string[]> {
  const read = await projectInFile(Buffer.from(text), name);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.report.losses.map(({ what }) => what);
}

test.each([
  [
    'a.kgml',
    `<?xml version="1.0"?><!DOCTYPE pathway SYSTEM "https://www.kegg.jp/kegg/xml/KGML_v0.7.2_.dtd"><pathway name="path:hsa1" org="hsa" number="1" title="A"><entry id="1" name="hsa:7054" type="gene"><graphics name="TH" type="rectangle" x="170" y="318" width="46" height="17"/></entry><mystery/><mystery/></pathway>`,
    '<mystery> (2 times)',
  ],
  [
    'a.xgmml',
    `<graph xmlns="http://www.cs.rpi.edu/XGMML" label="A"><node id="1" label="A"><mystery/></node></graph>`,
    '<mystery>',
  ],
  [
    'a.sbml',
    `<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" xmlns:fbc="http://www.sbml.org/sbml/level3/version1/fbc/version2" level="3" version="1"><model id="m"><notes><mystery/></notes><listOfSpecies><species id="a" compartment="c"/></listOfSpecies><mystery><inner/></mystery><fbc:listOfObjectives/></model></sbml>`,
    '<mystery>.',
  ],
])('in %s an element that the format does not have is told once', async (name, text, words) => {
  const sentences = (await told(text, name)).filter((what) => what.includes('does not have'));
  expect(sentences).toEqual([expect.stringContaining(words)]);
  const packages = (await told(text, name)).filter((what) => what.includes('packages'));
  expect(packages).toEqual(
    name === 'a.sbml' ? ['has elements of packages that are not read: fbc.'] : [],
  );
});
