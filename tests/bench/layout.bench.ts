import { graphlib, layout } from '@dagrejs/dagre';
import ELK from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { guidesOf, pullOf } from '../../shared/edit/guides.ts';
import { moveNodes } from '../../shared/edit/move-and-resize.ts';
import { findElements } from '../../shared/find/find-elements.ts';
import { findFalsehoods } from '../../shared/graph/falsehoods.ts';
import { applyArrangement, arrangeInSteps } from '../../shared/layout/arrange.ts';
import { arrangeNodes } from '../../shared/layout/arrange-nodes.ts';
import { layLinks } from '../../shared/layout/lay-links.ts';
import { atOnce } from '../../shared/project/checked-text.ts';
import type { DiagramPoint, Project } from '../../shared/project/project-schema.ts';
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

/** Positions by another program, the links straight: it draws none of ours. */
function atCentres(project: Project, centres: ReadonlyMap<string, DiagramPoint>): Project {
  return {
    ...project,
    nodes: project.nodes.map((node) => {
      const { x, y } = centres.get(node.id) ?? node;
      return { ...node, x: x - node.width / 2, y: y - node.height / 2 };
    }),
    links: project.links.map((link) => ({ ...link, routing: 'straight' as const })),
  };
}

function edgesOf({ links }: Project): { id: string; source: string; target: string }[] {
  return links.flatMap(({ id, source, target }) =>
    source.to === 'node' && target.to === 'node'
      ? [{ id, source: source.id, target: target.id }]
      : [],
  );
}

function byDagre(project: Project): Project {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of project.nodes) graph.setNode(id, { width, height });
  for (const { id, source, target } of edgesOf(project)) graph.setEdge(source, target, {}, id);
  layout(graph);
  const centres = project.nodes.map(({ id }) => {
    const { x = 0, y = 0 } = graph.node(id);
    return [id, { x, y }] as const;
  });
  return atCentres(project, new Map(centres));
}

async function byElk(project: Project): Promise<Project> {
  const { children = [] } = await new ELK().layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN' },
    children: project.nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: edgesOf(project).map(({ id, source, target }) => ({
      id,
      sources: [source],
      targets: [target],
    })),
  });
  const centres = children.map(
    ({ id, x = 0, y = 0, width, height }) => [id, { x: x + width / 2, y: y + height / 2 }] as const,
  );
  return atCentres(project, new Map(centres));
}

/** What comes out, and how long it takes: the middle of three runs, or where these take minutes the only one. */
async function timed(run: () => Project | Promise<Project>, nodes: number) {
  if (nodes <= 200) return { laid: await run(), time: await medianTime(run, 3) };
  const start = performance.now();
  const laid = await run();
  return { laid, time: performance.now() - start };
}

test('layers beside those of elkjs and dagre, which draw straight links here', async () => {
  for (const [nodes, links] of [
    [200, 280],
    [1_000, 1_400],
  ] as const) {
    const project = graphOf(nodes, links);
    const what = `${nodes} nodes in layers`;
    const elk = await timed(() => byElk(project), nodes);
    const others = {
      ours: await timed(() => inLayers(project), nodes),
      'ours for imports': await timed(() => arrangeNodes(project), nodes),
      dagre: await timed(() => byDagre(project), nodes),
    };
    for (const [name, { time }] of Object.entries(others))
      report(`${what}, ${name}`, time, { what: 'elkjs', time: elk.time });
    for (const [name, { laid }] of Object.entries({ elkjs: elk, ...others }))
      console.log(`${what}, ${name}: ${said(laid)}`);
    const { laid } = others.ours;
    if (nodes > 200) continue;
    const lay = () => layLinks({ ...laid });
    report(`${links} links laid round nodes`, await medianTime(lay, 3), {
      what: 'elkjs',
      time: elk.time,
    });
    console.log(`${links} links laid: ${said(lay())}`);
  }
  expect(graphOf(2, 1).links).toHaveLength(1);
});

test('guides and find-as-you-type among 2,000 nodes', async () => {
  const project = inLayers(graphOf(2_000, 2_000));
  const json = { what: 'JSON.stringify', time: await medianTime(() => JSON.stringify(project)) };
  const [dragged, ...boxes] = project.nodes;
  const surroundings = { boxes, points: [] };
  let at = 0;
  const pull = () => {
    const box = { ...(dragged ?? still), x: (at += 7) };
    return [pullOf(box, surroundings, 8), guidesOf(box, surroundings)];
  };
  report('guides of a node among 2,000', await medianTime(pull), json);
  const ask = () =>
    findElements(project, { query: `Dopamine ${(at += 1)}`, condition: null, library: null });
  report('a letter typed to find among 2,000 nodes', await medianTime(ask), json);
  expect(boxes.length).toBeGreaterThan(1_900);
});

const still = { x: 0, y: 0, width: 0, height: 0 };

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
