import type { CommandId } from '../../shared/commands.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { helpWords } from '../../shared/words/help.ts';

/** What the tour looks at to know whether a step was done. */
export interface Seen {
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly links: number;
  readonly zoom: number;
  readonly view: string;
  readonly scenario: string | null;
  readonly undone: number;
  readonly isKept: boolean;
}

export interface TourStep {
  readonly title: string;
  /** A command's id among the words stands for its keys, as the person has them. */
  readonly text: readonly (string | { readonly keysOf: CommandId })[];
  /** `before`: when the step began. */
  readonly isDone: (now: Seen, before: Seen) => boolean;
}

/** From an empty window to a saved project, in about two minutes. The person does each step, or goes on without. */
export const tourSteps: readonly TourStep[] = [
  {
    get title() {
      return helpWords.beginWithTemplate;
    },
    text: [
      'Open the tab Templates beside the diagram and choose “Serotonin and melatonin”. A template is a project of your own at once: change it as you like.',
    ],
    isDone: (now) => now.nodes.size > 0,
  },
  {
    get title() {
      return helpWords.lookCloser;
    },
    text: [
      'Hold Ctrl and turn the wheel, or pinch. Drag with the Space key held to move the view. ',
      { keysOf: 'fit' },
      ' shows all again.',
    ],
    isDone: (now, before) => now.zoom !== before.zoom,
  },
  {
    get title() {
      return helpWords.moveNode;
    },
    text: [
      'Click a node: the inspector tells what it is and which evidence it has. Drag it, or press an arrow key; its links follow.',
    ],
    isDone: (now, before) =>
      [...before.nodes].some(([id, { x, y }]) => {
        const node = now.nodes.get(id);
        return node !== undefined && (node.x !== x || node.y !== y);
      }),
  },
  {
    get title() {
      return helpWords.addWhatItNeeds;
    },
    text: [
      'Double-click an empty spot, type “Zinc” and press Enter. Then drag from the border of the new node to another one to link them.',
    ],
    isDone: (now, before) => now.links > before.links,
  },
  {
    get title() {
      return helpWords.takeItBack;
    },
    text: [
      'Press ',
      { keysOf: 'undo' },
      '. Every step can be taken back, and ',
      { keysOf: 'redo' },
      ' makes it again.',
    ],
    isDone: (now, before) => now.undone > before.undone,
  },
  {
    get title() {
      return helpWords.seeWhatSupportsWhat;
    },
    text: [
      'Choose Split at the top. The matrix tells which factor supports which transmitter; a click on a cell shows the path that says so.',
    ],
    isDone: (now, before) => now.view !== 'diagram' && now.view !== before.view,
  },
  {
    get title() {
      return helpWords.askWhatIf;
    },
    text: [
      'Open the tab What-if and press New. Choose “Vitamin B6” as the factor, and press Low. The diagram shows what changes; a click on a node tells why, with references.',
    ],
    isDone: (now, before) => now.scenario !== null && now.scenario !== before.scenario,
  },
  {
    get title() {
      return helpWords.keepIt;
    },
    text: [
      'Press ',
      { keysOf: 'save' },
      ' to save the project, or ',
      { keysOf: 'export' },
      ' for an image that is fit for print.',
    ],
    isDone: (now) => now.isKept,
  },
];

/** The state that the steps ask about. */
export function seenIn({ editor, workspace, desk }: Workbench): Seen {
  const { history, fileName } = editor.store.getState();
  const { zoom, dialog } = workspace.store.getState();
  const { view, scenario } = desk.store.getState();
  return {
    nodes: new Map(history.present.nodes.map((node) => [node.id, node])),
    links: history.present.links.length,
    zoom,
    view,
    scenario,
    undone: history.future.length,
    isKept: fileName !== null || dialog?.name === 'export',
  };
}
