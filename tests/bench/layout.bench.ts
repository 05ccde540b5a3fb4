import { expect, test } from 'vitest';
import { moveNodes } from '../../shared/edit/move-and-resize.ts';
import { findFalsehoods } from '../../shared/graph/falsehoods.ts';
import { applyArrangement, arrangeInSteps } from '../../shared/layout/arrange.ts';
import { layLinks } from '../../shared/layout/lay-links.ts';
import { atOnce } from '../../shared/project/checked-text.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { routeLength } from '../../shared/scene/route-geometry.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { medianTime, report } from './measure.ts';

/** A graph in which each node comes from one of the dozen before it, and some lead anywhere. */
function graphOf(nodeCount: number, linkCount: number): Project {
  const nodes = Array.from({ length: nodeCount }, (_, at) => aNode({ id: `n${at}`, width: 110 }));
  const links = Array.from({ length: linkCount }, (_, at) => {
    const target = at < nodeCount - 1 ? at + 1 : (at * 7_919) % nodeCount;
    const back = 1 + ((at * 31) % 12);
    const source = at < nodeCount - 1 ? Math.max(0, target - back) : (at * 104_729) % nodeCount;
    return { at, source, target };
  });
  const distinct = links.filter(({ source, target }) => source !== target);
  return aProject({
    nodes,
    links: distinct.map(({ at, source, target }) =>
      aLink({ id: `l${at}`, source: `n${source}`, target: `n${target}` }),
    ),
  });
}

function inLayers(project: Project): Project {
  const boxes = atOnce(arrangeInSteps(project, { style: 'down', ids: [] }));
  return boxes ? applyArrangement(boxes, 'down')(project) : project;
}

function said(project: Project): string {
  const { throughNodes, overlaps, hiddenHeads, hiddenLabels, crossings } = findFalsehoods(project);
  const lines = [...drawDiagram(project, 'light').links.values()];
  const length = lines.reduce((sum, { route }) => sum + routeLength(route), 0) / lines.length;
  const counts = [throughNodes, overlaps, hiddenHeads, hiddenLabels].map((list) => list.length);
  return `${counts.join('/')} falsehoods, ${crossings.length} crossings, ${length.toFixed(0)} units a link`;
}

test('layers, and ways round nodes', async () => {
  for (const [nodes, links] of [
    [200, 280],
    [1_000, 1_400],
  ] as const) {
    const project = graphOf(nodes, links);
    const json = { what: 'JSON.stringify', time: await medianTime(() => JSON.stringify(project)) };
    report(`${nodes} nodes in layers`, await medianTime(() => inLayers(project), 3), json);
    const laid = inLayers(project);
    console.log(`${nodes} nodes in layers: ${said(laid)}`);
    if (nodes > 200) continue;
    const lay = () => layLinks({ ...laid });
    report(`${links} links laid round nodes`, await medianTime(lay, 3), json);
    console.log(`${links} links laid: ${said(lay())}`);
  }
  expect(graphOf(2, 1).links).toHaveLength(1);
});

test('a node dragged among 2,000 links', async () => {
  let project = inLayers(graphOf(1_400, 2_000));
  drawDiagram(project, 'light');
  const json = { what: 'JSON.stringify', time: await medianTime(() => JSON.stringify(project)) };
  const drag = () => {
    project = moveNodes(['n700'], { x: 5, y: 2 })(project);
    return drawDiagram(project, 'light');
  };
  report('one node dragged among 2,000 links', await medianTime(drag), json);
  const afresh = () => drawDiagram(structuredClone(project), 'light');
  report('2,000 links drawn from scratch', await medianTime(afresh, 3), json);
  expect(project.links.length).toBeGreaterThan(1_900);
});
