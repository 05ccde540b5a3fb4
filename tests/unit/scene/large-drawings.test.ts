import { array, assert, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import { findFalsehoods } from '../../../shared/graph/falsehoods.ts';
import { atOnce } from '../../../shared/project/checked-text.ts';
import type { Link, Project } from '../../../shared/project/project-schema.ts';
import {
  drawDiagram,
  drawForFrame,
  drawInSteps,
  findLanes,
  isSettled,
  settleInSteps,
} from '../../../shared/scene/draw-diagram.ts';
import { RoutePlan } from '../../../shared/scene/route-plan.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** Nodes in rows of 40 with room between them. Every third link leads past a node, so that it has to be led round. */
function aLargeProject(nodeCount: number, linkCount: number): Project {
  const nodes = Array.from({ length: nodeCount }, (_, at) =>
    aNode({ id: `n${at}`, x: (at % 40) * 200, y: Math.floor(at / 40) * 140, width: 90 }),
  );
  const links = Array.from({ length: linkCount }, (_, at): Link => {
    const from = (at * 7) % nodeCount;
    // Not from the end of one row to the beginning of the next.
    const step = from % 40 > 36 ? 40 : ([1, 40, 2][at % 3] ?? 1);
    const to = from + step < nodeCount ? from + step : from - 40;
    return aLink({ id: `l${at}`, source: `n${from}`, target: `n${to}` });
  });
  return aProject({ nodes, links });
}

function planOf(project: Project, pace: 'all' | 'none'): RoutePlan {
  const plan = new RoutePlan();
  plan.update({ project, lanes: atOnce(findLanes(project.links)) }, pace);
  return plan;
}

/** More than a frame may take: the last search, and what is gathered for the searches. */
const most = 20_000;

test('a drawing of 2,000 links opens without a search, and a drag looks at no more in each frame', () => {
  let project = aLargeProject(2_000, 2_000);
  const plan = planOf(project, 'none');
  expect(plan.workDone).toBe(0);
  expect(plan.isSettled).toBe(false);
  const lanes = atOnce(findLanes(project.links));
  for (let frame = 0; frame < 5; frame += 1) {
    const [before, done] = [project, plan.workDone];
    project = moveNodes(['n700'], { x: 13, y: 7 })(before);
    const nodes = project.nodes.filter((node, at) => node !== before.nodes[at]);
    plan.update({ project, lanes }, 'frame', { since: before, nodes, links: [] });
    expect(plan.workDone - done).toBeLessThan(most);
    const hung = project.links.filter(({ source, target }) =>
      [source, target].some((end) => end.to === 'node' && end.id === 'n700'),
    );
    const changed = plan.changesSince(before);
    for (const { id } of hung) expect(changed?.has(id)).toBe(true);
  }
});

test('no link of 2,000 runs through a node when all are led', () => {
  const project = aLargeProject(2_000, 2_000);
  atOnce(drawInSteps(project, 'light'));
  expect(isSettled(project, 'light')).toBe(false);
  atOnce(settleInSteps(project, 'light'));
  expect(isSettled(project, 'light')).toBe(true);
  expect(findFalsehoods(project).throughNodes).toEqual([]);
});

const routesOf = (project: Project) =>
  [...drawDiagram(project, 'light').links.values()].map(
    ({ route, labelAt }) => [route, labelAt] as const,
  );

test('whatever moved in which frames, at rest the links run as if the project were drawn for the first time', () => {
  const drag = tuple(nat(239), array(tuple(nat(60), nat(60)), { minLength: 1, maxLength: 3 }));
  assert(
    property(array(drag, { minLength: 1, maxLength: 3 }), nat(60), (drags, pause) => {
      let project = structuredClone(aLargeProject(240, 320));
      atOnce(drawInSteps(project, 'light'));
      for (const [at, steps] of drags) {
        for (const [x, y] of steps) {
          project = moveNodes([`n${at}`], { x: x - 30, y: y - 30 })(project);
          drawForFrame(project, 'light');
        }
        // The next drag begins before all are led.
        const settling = settleInSteps(project, 'light');
        for (let step = 0; step < pause; step += 1) settling.next();
      }
      drawForFrame(project, 'light');
      atOnce(settleInSteps(project, 'light'));
      const shown = [...drawForFrame(project, 'light').links.values()];
      const anew = routesOf(structuredClone(project));
      expect(shown.map(({ route, labelAt }) => [route, labelAt])).toEqual(anew);
    }),
    { numRuns: 8 },
  );
});

test('links among many nodes that move together keep their shape until there is time to lead them', () => {
  let project = aLargeProject(240, 320);
  drawDiagram(project, 'light');
  const led = routesOf(project);
  const ids = project.nodes.map(({ id }) => id);
  for (let frame = 0; frame < 3; frame += 1) {
    project = moveNodes(ids, { x: 10, y: 5 })(project);
    const shown = [...drawForFrame(project, 'light').links.values()];
    expect(shown.map(({ route }) => route.length)).toEqual(led.map(([route]) => route.length));
  }
});

test('whoever asks for the drawing itself gets one with all links led, in either theme', () => {
  const project = aLargeProject(240, 320);
  drawForFrame(project, 'light');
  expect(isSettled(project, 'light')).toBe(false);
  const led = routesOf(project);
  expect(isSettled(project, 'light')).toBe(true);
  const dark = [...drawDiagram(project, 'dark').links.values()];
  expect(dark.map(({ route, labelAt }) => [route, labelAt])).toEqual(led);
  expect(routesOf(structuredClone(project))).toEqual(led);
});
