import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';

const folder = new URL('../../../data/templates/', import.meta.url);

test('every template is drawn', () => {
  for (const name of readdirSync(folder)) {
    const parsed = parseProject(readFileSync(new URL(name, folder), 'utf8'));
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
    const diagram = drawDiagram(parsed.value, 'light');
    expect(diagram.order).toHaveLength(parsed.value.nodes.length + parsed.value.links.length);
    expect(JSON.stringify(diagram.order)).not.toContain('null');
  }
});
