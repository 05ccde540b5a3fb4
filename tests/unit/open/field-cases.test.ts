import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../../shared/messages.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';

// The files that people met the program with, as they are; absent outside of the project's own machines.
const folder = new URL('../../../../shared/cases/inputs/', import.meta.url);
const isThere = existsSync(folder);

const open = (name: string) => projectInFile(readFileSync(new URL(name, folder)), name);

describe.skipIf(!isThere)('files from the field', () => {
  test.each([
    ['board.excalidraw', 'Excalidraw'],
    ['pubmed.nbib', 'references'],
  ])('%s is named, with the way to get there', async (name, word) => {
    const opened = await open(name);
    if (opened.ok) throw new Error('It was opened.');
    const { detail, advice } = describeFailure({ file: name, error: opened.error });
    expect(detail).toContain(word);
    expect(advice).not.toContain('Choose a Neuromatrix project');
  });

  test.each([
    ['cytoscape-names.csv', ['A', 'B'], 1],
    ['other-names.csv', ['Tryptophan', '5-HTP'], 1],
    ['tabbed.tsv', ['Tryptophan', '5-HTP'], 1],
    ['spaces.csv', ['Tryptophan', '5-HTP', 'Serotonin'], 2],
    ['decimal-comma.nodes.csv', ['Tryptophan', '5-HTP'], 0],
    ['d.drawio', ['TH'], 0],
    ['kegg.kgml', ['TH', 'C00082'], 0],
    ['g.dot', ['a', 'b'], 1],
    ['net.gml', ['a', 'b'], 1],
    ['net.cx', ['a', 'b'], 1],
  ])('%s opens with its nodes and links', async (name, labels, links) => {
    const opened = await open(name);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const { project } = opened.value;
    expect(project.nodes.map(({ label }) => label)).toEqual(labels);
    expect(project.links).toHaveLength(links);
  });

  test('decimal commas are places', async () => {
    const opened = await open('decimal-comma.nodes.csv');
    if (!opened.ok) throw new Error(opened.error.kind);
    const centres = opened.value.project.nodes.map(({ x, y, width, height }) => [
      x + width / 2,
      y + height / 2,
    ]);
    expect(centres).toEqual([
      [100.5, 50.25],
      [400.5, 50.25],
    ]);
  });
});
