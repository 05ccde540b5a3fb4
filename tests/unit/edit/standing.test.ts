import { array, assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignNodes } from '../../../shared/edit/align.ts';
import { removeElements } from '../../../shared/edit/elements.ts';
import { ungroup } from '../../../shared/edit/grouping.ts';
import { setWaypoints } from '../../../shared/edit/links.ts';
import { moveNodes, resizeNode } from '../../../shared/edit/move-and-resize.ts';
import {
  addLayer,
  addTag,
  changeLayer,
  keepLocked,
  moveLayer,
  removeLayer,
  removeTag,
  setHidden,
  setLayer,
  setLocked,
  showAll,
  tagsOf,
  unlockAll,
} from '../../../shared/edit/standing.ts';
import { inSequence, type Edit } from '../../../shared/edit/edit.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { standingOf } from '../../../shared/project/shown-part.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

/** Two nodes in a cell and one outside, in a row of links. */
const aCell = () =>
  aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment', width: 400, height: 300 }),
      aNode({ id: 'a', x: 20, y: 40, parent: 'cell' }),
      aNode({ id: 'b', x: 20, y: 160, parent: 'cell' }),
      aNode({ id: 'c', x: 600, y: 40 }),
    ],
    links: [
      aLink({ id: 'ab', source: 'a', target: 'b', waypoints: [{ x: 10, y: 120 }] }),
      aLink({ id: 'bc', source: 'b', target: 'c' }),
    ],
  });

const positionOf = (project: Project, id: string) => {
  const { x, y } = project.nodes.find((node) => node.id === id) ?? {};
  return { x, y };
};
const doing = (project: Project, edit: Edit) => keepLocked(project, edit(project));

describe('what is locked', () => {
  const locked = (...ids: string[]) => setLocked(ids, true)(aCell());

  test('is not moved, and what is moved with it is', () => {
    const { project, kept } = doing(locked('a'), moveNodes(['a', 'c'], { x: 50, y: 0 }));
    expect(positionOf(project, 'a')).toEqual({ x: 20, y: 40 });
    expect(positionOf(project, 'c')).toEqual({ x: 650, y: 40 });
    expect(kept).toEqual(['a']);
  });

  test('is the same project if nothing else changes', () => {
    const before = locked('a');
    expect(doing(before, moveNodes(['a'], { x: 50, y: 0 })).project).toBe(before);
    expect(doing(before, resizeNode('a', { x: 0, y: 0, width: 9, height: 9 })).project).toBe(
      before,
    );
  });

  test('goes with the compartment in which it lies', () => {
    const { project, kept } = doing(locked('a', 'ab'), moveNodes(['cell'], { x: 50, y: 10 }));
    expect(positionOf(project, 'a')).toEqual({ x: 70, y: 50 });
    expect(project.links[0]?.waypoints).toEqual([{ x: 60, y: 130 }]);
    expect(kept).toEqual([]);
  });

  test('stays where a compartment is made wider to the left', () => {
    const wider = resizeNode('cell', { x: -100, y: 0, width: 500, height: 300 });
    expect(positionOf(doing(locked('a'), wider).project, 'a')).toEqual({ x: 20, y: 40 });
  });

  test('is not put in line by an alignment', () => {
    const { project } = doing(locked('a'), alignNodes(['a', 'c'], { axis: 'x', at: 'start' }));
    expect(positionOf(project, 'a')).toEqual({ x: 20, y: 40 });
  });

  test('keeps its bends', () => {
    const before = locked('ab');
    expect(doing(before, setWaypoints('ab', [])).project).toBe(before);
  });

  test('is not removed, nor is the compartment around it or a node at a locked link', () => {
    const before = locked('a', 'bc');
    expect(removeElements(['a', 'cell', 'c', 'b'])(before)).toBe(before);
    expect(removeElements(['ab'])(before).links.map(({ id }) => id)).toEqual(['bc']);
    expect(ungroup(['cell'])(locked('cell'))).toEqual(locked('cell'));
  });

  test('comes back with what it hangs on where an edit removes it', () => {
    const before = locked('bc');
    const emptied: Edit = (project) => ({ ...project, nodes: [], links: [] });
    const { project, kept } = doing(before, emptied);
    expect(project.nodes.map(({ id }) => id)).toEqual(['cell', 'b', 'c']);
    expect(project.links.map(({ id }) => id)).toEqual(['bc']);
    expect(kept).toEqual(['bc']);
  });

  test('can be unlocked, renamed and given another colour', () => {
    const { project } = doing(locked('a'), unlockAll());
    expect(standingOf(project).locked.size).toBe(0);
  });

  test('never makes a project unsound, whatever is removed', () => {
    assert(
      property(arbitraryProject(), array(nat()), array(nat()), (project, some, gone) => {
        const ids = [...project.nodes, ...project.links].map(({ id }) => id);
        const pick = (numbers: readonly number[]) =>
          numbers.flatMap((number) => ids[number % Math.max(1, ids.length)] ?? []);
        const before = setLocked(pick(some), true)(project);
        const kept = new Set(pick(some));
        const next = doing(before, removeElements(pick(gone))).project;
        expect(findCrossProblems(next)).toEqual([]);
        const left = new Set([...next.nodes, ...next.links].map(({ id }) => id));
        expect([...kept].every((id) => left.has(id))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('layers', () => {
  const onLayer = (patch: object) =>
    inSequence(
      addLayer({ id: 'notes', name: 'Remarks', ...patch }),
      setLayer(['cell'], 'notes'),
    )(aCell());

  test('hide and lock what is on them', () => {
    expect([...standingOf(onLayer({ hidden: true })).hidden].toSorted()).toEqual(
      ['a', 'ab', 'b', 'bc', 'cell'].toSorted(),
    );
    expect([...standingOf(onLayer({ locked: true })).locked]).toEqual(['cell']);
  });

  test('leave what was on them in the diagram when they are removed', () => {
    const project = removeLayer('notes')(onLayer({}));
    expect(project.canvas.layers).toEqual([]);
    expect(project.nodes).toEqual(aCell().nodes);
  });

  test('are renamed and moved in their list', () => {
    const two = addLayer({ id: 'second', name: 'Second' })(onLayer({}));
    expect(moveLayer('second', -1)(two).canvas.layers.map(({ id }) => id)).toEqual([
      'second',
      'notes',
    ]);
    expect(moveLayer('second', 1)(two)).toBe(two);
    expect(changeLayer('notes', { name: 'Notes' })(two).canvas.layers[0]?.name).toBe('Notes');
  });

  test('cannot be named that the project does not have', () => {
    const project = aCell();
    expect(setLayer(['a'], 'nowhere')(project)).toBe(project);
  });

  test('are all shown again at once, with what was hidden by itself', () => {
    const hidden = setHidden(['c'], true)(onLayer({ hidden: true }));
    expect(standingOf(showAll()(hidden)).hidden.size).toBe(0);
  });
});

describe('tags', () => {
  test('are put on once, whatever their capitals, and taken off', () => {
    const tagged = inSequence(
      addTag(['a', 'ab'], ' Rate-limiting '),
      addTag(['a'], 'rate-LIMITING'),
    )(aCell());
    expect(tagsOf(tagged)).toEqual(['Rate-limiting']);
    expect(tagged.links[0]?.tags).toEqual(['Rate-limiting']);
    expect(removeTag(['a', 'ab'], 'Rate-limiting')(tagged)).toEqual(aCell());
  });

  test('without letters are not put on', () => {
    const project = aCell();
    expect(addTag(['a'], '   ')(project)).toBe(project);
  });
});

test('the tags of the next version of a project are its own', () => {
  const project = aProject({ nodes: [aNode({ id: 'a' }), aNode({ id: 'b' })] });
  const tagged = addTag(['a'], 'slow')(project);
  expect(tagsOf(tagged)).toEqual(['slow']);
  const both = addTag(['b'], 'fast')(tagged);
  expect(tagsOf(both)).toEqual(['fast', 'slow']);
  expect(tagsOf(moveNodes(['a'], { x: 10, y: 0 })(both))).toEqual(['fast', 'slow']);
  expect(tagsOf(removeTag(['a'], 'slow')(both))).toEqual(['fast']);
  expect(tagsOf(removeElements(['b'])(both))).toEqual(['slow']);
  expect(tagsOf(project)).toEqual([]);
});
