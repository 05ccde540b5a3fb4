import { describe, expect, test } from 'vitest';
import { addNodes, removeElements } from '../../../../shared/edit/elements.ts';
import { renameElement } from '../../../../shared/edit/set-element-properties.ts';
import { moveNodes } from '../../../../shared/edit/move-and-resize.ts';
import { createEditor, isEdited, isPristine } from '../../../../renderer/editor/editor.ts';
import { aNode, aProject } from '../../../support/a-project.ts';

const state = (editor: ReturnType<typeof createEditor>) => editor.store.getState();
const positionOf = (editor: ReturnType<typeof createEditor>) => {
  const [node] = editor.shown().nodes;
  return node && [node.x, node.y];
};

describe('a gesture', () => {
  test('shows where things would go and becomes one undo step at its end', () => {
    const editor = createEditor(aProject({ nodes: [aNode({ id: 'n', x: 0, y: 0 })] }));
    for (const x of [1, 5, 30]) editor.preview(moveNodes(['n'], { x, y: 0 }));
    expect(positionOf(editor)).toEqual([30, 0]);
    expect(state(editor).history.past).toHaveLength(0);

    editor.commit();
    editor.undo();
    expect(positionOf(editor)).toEqual([0, 0]);
    expect(state(editor).history.past).toHaveLength(0);
  });

  test('leaves no trace when it is given up', () => {
    const editor = createEditor(aProject({ nodes: [aNode({ id: 'n', x: 0, y: 0 })] }));
    editor.preview(moveNodes(['n'], { x: 30, y: 0 }));
    editor.cancel();
    expect(positionOf(editor)).toEqual([0, 0]);
    expect(isEdited(state(editor))).toBe(false);
  });
});

describe('a text that is being typed', () => {
  const aTypingEditor = () => {
    const editor = createEditor(aProject({ nodes: [aNode({ id: 'n', label: 'TPH2' })] }));
    const end = editor.beginTyping(() => {
      editor.edit(renameElement('n', 'AADC'));
      end();
    });
    return { editor, end };
  };

  test('is unsaved work, in the document as soon as something is to be done with that', () => {
    const { editor } = aTypingEditor();
    expect([isEdited(state(editor)), isPristine(state(editor))]).toEqual([true, false]);
    editor.finishTyping();
    expect(editor.shown().nodes[0]?.label).toBe('AADC');
    expect(state(editor).isTyping).toBe(false);
    editor.undo();
    expect(isEdited(state(editor))).toBe(false);
  });

  test('is none once it was given up', () => {
    const { editor, end } = aTypingEditor();
    end();
    editor.finishTyping();
    expect(editor.shown().nodes[0]?.label).toBe('TPH2');
    expect(isEdited(state(editor))).toBe(false);
  });
});

describe('unsaved work', () => {
  test('is none after undoing back to what is in the file', () => {
    const editor = createEditor(aProject({ nodes: [aNode({ id: 'n' })] }));
    editor.edit(moveNodes(['n'], { x: 10, y: 0 }));
    expect(isEdited(state(editor))).toBe(true);
    editor.undo();
    expect(isEdited(state(editor))).toBe(false);
  });

  test('is none after a save, although the file has a newer time stamp', () => {
    const editor = createEditor(aProject());
    editor.edit(addNodes([aNode({ id: 'n' })]));
    const from = state(editor).history.present;
    const written = { ...from, metadata: { ...from.metadata, title: 'stamped' } };
    editor.markSaved(from, written, 'a.neuromatrix', 1);
    expect(isEdited(state(editor))).toBe(false);
    expect(isPristine(state(editor))).toBe(false);
  });

  test('is what was edited while a save was under way', () => {
    const editor = createEditor(aProject());
    const from = state(editor).history.present;
    editor.edit(addNodes([aNode({ id: 'n' })]));
    editor.markSaved(from, { ...from }, 'a.neuromatrix', 1);
    expect(isEdited(state(editor))).toBe(true);
    expect(editor.shown().nodes).toHaveLength(1);
  });
});

test('the selection forgets what is gone and finds nothing that is not there', () => {
  const editor = createEditor(aProject({ nodes: [aNode({ id: 'a' }), aNode({ id: 'b' })] }));
  editor.select(['a', 'b', 'ghost']);
  expect([...state(editor).selection]).toEqual(['a', 'b']);
  editor.edit(removeElements(['a']));
  expect([...state(editor).selection]).toEqual(['b']);
});

test('loading another document leaves nothing to undo', () => {
  const editor = createEditor(aProject({ nodes: [aNode({ id: 'n' })] }));
  editor.edit(moveNodes(['n'], { x: 10, y: 0 }));
  editor.load(aProject(), 'b.neuromatrix');
  editor.undo();
  expect(editor.shown().nodes).toEqual([]);
  expect(isEdited(state(editor))).toBe(false);
});

test('what a text that is being typed would make of the project can be asked without ending the typing', () => {
  const editor = createEditor(aProject({ nodes: [aNode({ id: 'n', label: 'TPH2' })] }));
  const edit = () => editor.edit(renameElement('n', 'AADC'));
  editor.beginTyping(edit, edit);
  expect(editor.withTyped().nodes[0]?.label).toBe('AADC');
  expect(editor.shown().nodes[0]?.label).toBe('TPH2');
  expect([state(editor).isTyping, state(editor).history.past.length]).toEqual([true, 0]);
});
