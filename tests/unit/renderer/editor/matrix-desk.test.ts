import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createEditor } from '../../../../renderer/editor/editor.ts';
import { type AskMatrix, createMatrixDesk } from '../../../../renderer/editor/matrix-desk.ts';
import { addScenario, removeScenario, setSupply } from '../../../../shared/edit/scenarios.ts';
import { toMatrixView, type MatrixView } from '../../../../shared/matrix/matrix-view.ts';
import { toScenarioView } from '../../../../shared/whatif/view.ts';
import type { WorkWatch } from '../../../../shared/worker/worker-client.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';
import { pathwayNamed } from '../../matrix/a-pathway.ts';
import { known } from '../../whatif/known.ts';

/** Answers at once, or (for matrices) when told to. */
function anAsker(isHeld = false) {
  const held: (() => void)[] = [];
  const ask: AskMatrix = {
    matrixOf: (project: Project) =>
      new Promise<MatrixView>((resolve) => {
        const answer = () => resolve(toMatrixView(project, known));
        if (isHeld) held.push(answer);
        else answer();
      }),
    ofLibrary: async () => ({ factors: [], columns: [], cells: [], unknown: [], notes: [] }),
    scenario: async (project, supplies, onlyDrawn) =>
      toScenarioView(project, supplies, { ...known, onlyDrawn }),
  };
  return { ask, held };
}

const template = pathwayNamed('serotonin-melatonin');

describe('what matrix and scenarios show', () => {
  test('follows the document', async () => {
    const editor = createEditor(template);
    const desk = createMatrixDesk(editor, anAsker().ask);
    editor.edit(addScenario({ id: 's', name: 'Low iron' }));
    desk.showScenario('s');
    editor.edit(setSupply('s', ['tryptophan'], 'low'));
    await vi.waitFor(() => {
      expect(desk.store.getState().shown?.changeOf.get('serotonin')?.level).toBe('low');
    });
    editor.edit(removeScenario('s'));
    await vi.waitFor(() => expect(desk.store.getState().shown).toBeNull());
    editor.undo();
    await vi.waitFor(() => {
      expect(desk.store.getState().shown?.changeOf.get('serotonin')?.level).toBe('low');
    });
  });

  test('shows a first answer as such, and keeps a whole one until the next when only the diagram changes', async () => {
    const finish: (() => void)[] = [];
    const scenario: AskMatrix['scenario'] = (project, supplies, onlyDrawn, watch = {}) =>
      new Promise((resolve) => {
        const { onFirst } = watch;
        const whole = toScenarioView(project, supplies, { ...known, onlyDrawn, onFirst });
        finish.push(() => resolve(whole));
      });
    const editor = createEditor(template);
    editor.edit(addScenario({ id: 's', name: 'Low tryptophan' }));
    editor.edit(setSupply('s', ['tryptophan'], 'low'));
    const desk = createMatrixDesk(editor, { ...anAsker().ask, scenario });
    const shown = () => desk.store.getState().shown;
    desk.showScenario('s');
    expect(shown()?.view.draws).toBe(100);
    expect(shown()?.view.open).toBeGreaterThan(0);
    finish[0]?.();
    await vi.waitFor(() => expect(shown()?.view.open).toBeNull());

    editor.edit(addScenario({ id: 'other', name: 'Another' }));
    await vi.waitFor(() => expect(finish).toHaveLength(2));
    expect(shown()?.view).toMatchObject({ open: null, draws: 1000 });
  });

  test('of a large project tells after a moment how far it is, and can be given up', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const watches: WorkWatch[] = [];
    const scenario: AskMatrix['scenario'] = (_project, _supplies, _onlyDrawn, watch = {}) =>
      new Promise((_resolve, reject) => {
        watches.push(watch);
        watch.signal?.addEventListener('abort', () => reject(new Error('cancelled')));
      });
    const editor = createEditor(template);
    editor.edit(addScenario({ id: 's', name: 'Low iron' }));
    const desk = createMatrixDesk(editor, { ...anAsker().ask, scenario });
    desk.showScenario('s');
    watches[0]?.onProgress?.(0.2);
    expect(desk.store.getState().work).toBeNull();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.store.getState().work).toEqual({ share: 0.2 });
    watches[0]?.onProgress?.(0.6);
    expect(desk.store.getState().work).toEqual({ share: 0.6 });
    desk.cancel();
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.store.getState()).toMatchObject({ work: null, scenario: null, failure: null });
  });

  test('is never an answer to an earlier question', async () => {
    const editor = createEditor(template);
    const { ask, held } = anAsker(true);
    const desk = createMatrixDesk(editor, ask);
    desk.set({ view: 'matrix' });
    editor.edit((project) => ({ ...project, nodes: [], links: [] }));
    await vi.waitFor(() => expect(held).toHaveLength(2));
    held[1]?.();
    await vi.waitFor(() => expect(desk.store.getState().matrix?.factors).toEqual([]));
    held[0]?.();
    await Promise.resolve();
    expect(desk.store.getState().matrix?.factors).toEqual([]);
  });

  test('goes with the document that it is of', () => {
    const editor = createEditor(template);
    const desk = createMatrixDesk(editor, anAsker().ask);
    desk.set({ scenario: 's', cell: { factor: 'iron', column: 'serotonin' } });
    editor.load(pathwayNamed('histamine'), null);
    expect(desk.store.getState()).toMatchObject({ scenario: null, cell: null, path: null });
  });

  test('a selection in the diagram takes the place of a cell', () => {
    const editor = createEditor(template);
    const desk = createMatrixDesk(editor, anAsker().ask);
    desk.set({ cell: { factor: 'iron', column: 'serotonin' } });
    editor.select(['zinc']);
    expect(desk.store.getState().cell).toBeNull();
  });
});
