import { commandsWords } from './words/commands.ts';

/** Everything a person can ask for by name: native menu, toolbar, keys and palette read this one table. */
export interface Command extends CommandFacts {
  readonly label: string;
}

interface CommandFacts {
  /** An Electron accelerator (electronjs.org/docs/latest/tutorial/keyboard-shortcuts). */
  readonly keys?: string;
  /** Other keys that do the same; not shown in menus. */
  readonly otherKeys?: readonly string[];
  /** It is on or off, or one of several that exclude each other; menus mark which. */
  readonly mark?: 'switch' | 'choice';
}

export const commands = labelled({
  new: { keys: 'CmdOrCtrl+N' },
  templates: { keys: 'CmdOrCtrl+Shift+N' },
  open: { keys: 'CmdOrCtrl+O' },
  save: { keys: 'CmdOrCtrl+S' },
  'save-as': { keys: 'CmdOrCtrl+Shift+S' },
  export: { keys: 'CmdOrCtrl+E' },
  'export-file': {},
  'export-again': { keys: 'CmdOrCtrl+Shift+E' },
  report: {},
  print: { keys: 'CmdOrCtrl+P' },
  'import-report': {},
  history: {},
  'undo-history': { mark: 'switch' },
  compare: {},
  privacy: {},
  preferences: { keys: 'CmdOrCtrl+,' },
  properties: {},
  references: { keys: 'CmdOrCtrl+Shift+R' },
  close: { keys: 'CmdOrCtrl+W' },

  undo: { keys: 'CmdOrCtrl+Z' },
  redo: { keys: 'CmdOrCtrl+Shift+Z', otherKeys: ['CmdOrCtrl+Y'] },
  cut: { keys: 'CmdOrCtrl+X' },
  copy: { keys: 'CmdOrCtrl+C' },
  'copy-image': { keys: 'CmdOrCtrl+Shift+C' },
  paste: { keys: 'CmdOrCtrl+V' },
  duplicate: { keys: 'CmdOrCtrl+D' },
  'copy-style': { keys: 'S' },
  'paste-style': { keys: 'Shift+S' },
  delete: { keys: 'Delete', otherKeys: ['Backspace'] },
  'select-all': { keys: 'CmdOrCtrl+A' },
  'select-similar': {},
  'select-none': { keys: 'CmdOrCtrl+Shift+A' },
  rename: { keys: 'F2', otherKeys: ['Enter'] },
  find: { keys: 'CmdOrCtrl+F' },
  'find-next': { keys: 'F3' },
  'find-previous': { keys: 'Shift+F3' },
  replace: { keys: 'CmdOrCtrl+Shift+F' },

  connect: { keys: 'C' },
  'connect-known': { keys: 'Shift+C' },
  'attach-evidence': {},
  'complete-step': { keys: 'Shift+G' },
  grow: { keys: 'G' },
  'add-to-library': {},
  'save-motif': {},
  'my-library': {},
  identifiers: {},
  group: { keys: 'CmdOrCtrl+G' },
  collapse: { keys: 'Shift+K', mark: 'switch' },
  ungroup: { keys: 'CmdOrCtrl+Shift+G' },
  lock: { keys: 'L', mark: 'switch' },
  'unlock-all': {},
  hide: { keys: 'H' },
  'show-all': {},
  'layout-tidy': { keys: 'Shift+T' },
  'layout-down': {},
  'layout-right': {},
  'layout-up': {},
  'layout-left': {},
  'layout-radial': {},
  'layout-ring': {},
  'layout-force': {},
  pin: { mark: 'switch' },
  'align-left': {},
  'align-centre': {},
  'align-right': {},
  'align-top': {},
  'align-middle': {},
  'align-bottom': {},
  'distribute-across': {},
  'distribute-down': {},
  'stack-across': {},
  'stack-down': {},
  'same-width': {},
  'same-height': {},
  'same-size': {},
  'flip-across': { keys: 'Shift+H' },
  'flip-down': { keys: 'Shift+V' },
  'add-anchor': {},
  'reverse-link': { keys: 'Shift+R' },
  'next-relation': { keys: 'R' },
  'add-note': { keys: 'N' },
  'add-label': { keys: 'T' },
  'add-compartment': { keys: 'B' },
  'add-shape': { keys: 'Shift+B' },
  'insert-picture': {},
  'point-to': { keys: 'P' },
  'insert-into-link': { keys: 'I' },
  'split-link': { keys: 'Shift+I' },
  'bring-to-front': {
    keys: 'CmdOrCtrl+Shift+]',
    otherKeys: ['Shift+PageUp'],
  },
  'bring-forward': { keys: 'CmdOrCtrl+]', otherKeys: ['PageUp'] },
  'send-backward': { keys: 'CmdOrCtrl+[', otherKeys: ['PageDown'] },
  'send-to-back': {
    keys: 'CmdOrCtrl+Shift+[',
    otherKeys: ['Shift+PageDown'],
  },

  lab: {},
  models: {},
  'next-problem': { keys: 'F8' },
  'previous-problem': { keys: 'Shift+F8' },

  'zoom-in': { keys: 'CmdOrCtrl+Plus', otherKeys: ['CmdOrCtrl+='] },
  'zoom-out': { keys: 'CmdOrCtrl+-' },
  'zoom-actual': { keys: 'CmdOrCtrl+0' },
  fit: { keys: 'CmdOrCtrl+1' },
  'fit-selection': { keys: 'CmdOrCtrl+2' },
  'focus-neighbours': { keys: 'Shift+N' },
  'focus-upstream': { keys: 'Shift+U' },
  'focus-downstream': { keys: 'Shift+D' },
  'focus-paths': { keys: 'Shift+P' },
  'focus-end': {},
  present: { keys: 'Shift+F5' },
  'present-layers': {},
  'present-views': {},
  'save-view': {},
  'view-diagram': { keys: 'CmdOrCtrl+Shift+D', mark: 'choice' },
  'view-split': { keys: 'CmdOrCtrl+Shift+B', mark: 'choice' },
  'view-matrix': { keys: 'CmdOrCtrl+Shift+M', mark: 'choice' },
  'what-if': { keys: 'CmdOrCtrl+Shift+H', mark: 'switch' },
  layers: { mark: 'switch' },
  'toggle-library': { keys: 'CmdOrCtrl+B', mark: 'switch' },
  'toggle-inspector': { keys: 'CmdOrCtrl+I', mark: 'switch' },
  'toggle-minimap': { mark: 'switch' },
  'toggle-numbers': { mark: 'switch' },
  'toggle-problems': { keys: 'CmdOrCtrl+J', mark: 'switch' },
  'toggle-snap': { keys: "CmdOrCtrl+'", mark: 'switch' },
  'evidence-all': { mark: 'choice' },
  'evidence-any': { mark: 'choice' },
  'evidence-strong': { mark: 'choice' },
  'next-part': { keys: 'F6' },
  'previous-part': { keys: 'Shift+F6' },
  'own-look': { mark: 'switch' },
  'look-usual': { mark: 'choice' },
  'look-colour-blind': { mark: 'choice' },
  'look-greyscale': { mark: 'choice' },
  'look-contrast': { mark: 'choice' },
  'theme-system': { mark: 'choice' },
  'theme-light': { mark: 'choice' },
  'theme-dark': { mark: 'choice' },

  palette: { keys: 'CmdOrCtrl+K' },
  guide: { keys: 'F1' },
  tour: {},
  'start-screen': {},
  shortcuts: { keys: 'CmdOrCtrl+/' },
  about: {},
});

export type CommandId = keyof typeof commandsWords.labels;

export const commandIds = Object.keys(commands) as CommandId[];

/** Commands with their labels, which are read in the language that is spoken then. */
function labelled(facts: Readonly<Record<CommandId, CommandFacts>>): {
  readonly [Id in CommandId]: Command;
} {
  const entries = Object.entries(facts).map(([id, fact]) => [id, withLabel(id as CommandId, fact)]);
  return Object.fromEntries(entries) as { readonly [Id in CommandId]: Command };
}

function withLabel(id: CommandId, facts: CommandFacts): Command {
  return {
    ...facts,
    get label() {
      return commandsWords.labels[id];
    },
  };
}

/** A menu's entries: a command, a line, or what only a native menu has. */
export type MenuEntry =
  CommandId | 'separator' | 'recent-files' | 'quit' | 'toggle-full-screen' | 'show-log';

export interface Menu {
  readonly id: keyof typeof commandsWords.menus;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** Order as in the platforms' guidelines; the macOS application menu is made by the shell, which moves `about` and `quit` there. */
export const menus: readonly Menu[] = [
  {
    id: 'file',
    get label() {
      return commandsWords.menus.file;
    },
    entries: [
      'new',
      'templates',
      'open',
      'recent-files',
      'separator',
      'save',
      'save-as',
      'export',
      'export-again',
      'export-file',
      'report',
      'print',
      'separator',
      'history',
      'compare',
      'import-report',
      'references',
      'properties',
      'privacy',
      'preferences',
      'separator',
      'close',
      'quit',
    ],
  },
  {
    id: 'edit',
    get label() {
      return commandsWords.menus.edit;
    },
    entries: [
      'undo',
      'redo',
      'undo-history',
      'separator',
      'cut',
      'copy',
      'copy-image',
      'paste',
      'duplicate',
      'delete',
      'separator',
      'select-all',
      'select-similar',
      'select-none',
      'unlock-all',
      'show-all',
      'separator',
      'rename',
      'separator',
      'find',
      'find-next',
      'find-previous',
      'replace',
    ],
  },
  {
    id: 'diagram',
    get label() {
      return commandsWords.menus.diagram;
    },
    entries: [
      'connect',
      'add-anchor',
      'separator',
      'connect-known',
      'attach-evidence',
      'complete-step',
      'grow',
      'add-to-library',
      'my-library',
      'save-motif',
      'identifiers',
      'separator',
      'lab',
      'models',
      'separator',
      'next-problem',
      'previous-problem',
      'separator',
      'focus-neighbours',
      'focus-upstream',
      'focus-downstream',
      'focus-paths',
      'focus-end',
      'present',
      'present-layers',
      'separator',
      'layers',
      'collapse',
    ],
  },
  {
    id: 'insert',
    get label() {
      return commandsWords.menus.insert;
    },
    entries: [
      'add-note',
      'add-label',
      'add-compartment',
      'add-shape',
      'insert-picture',
      'point-to',
      'separator',
      'insert-into-link',
      'split-link',
      'separator',
      'next-relation',
      'reverse-link',
    ],
  },
  {
    id: 'layout',
    get label() {
      return commandsWords.menus.layout;
    },
    entries: [
      'layout-tidy',
      'separator',
      'layout-down',
      'layout-right',
      'layout-up',
      'layout-left',
      'separator',
      'layout-radial',
      'layout-ring',
      'layout-force',
      'separator',
      'pin',
      'toggle-snap',
    ],
  },
  {
    id: 'arrange',
    get label() {
      return commandsWords.menus.arrange;
    },
    entries: [
      'align-left',
      'align-centre',
      'align-right',
      'separator',
      'align-top',
      'align-middle',
      'align-bottom',
      'separator',
      'distribute-across',
      'distribute-down',
      'stack-across',
      'stack-down',
      'separator',
      'same-width',
      'same-height',
      'same-size',
      'separator',
      'flip-across',
      'flip-down',
      'separator',
      'group',
      'ungroup',
      'separator',
      'lock',
      'hide',
      'separator',
      'bring-to-front',
      'bring-forward',
      'send-backward',
      'send-to-back',
    ],
  },
  {
    id: 'style',
    get label() {
      return commandsWords.menus.style;
    },
    entries: [
      'copy-style',
      'paste-style',
      'separator',
      'own-look',
      'separator',
      'look-usual',
      'look-colour-blind',
      'look-greyscale',
      'look-contrast',
      'separator',
      'theme-system',
      'theme-light',
      'theme-dark',
    ],
  },
  {
    id: 'view',
    get label() {
      return commandsWords.menus.view;
    },
    entries: [
      'palette',
      'separator',
      'zoom-in',
      'zoom-out',
      'zoom-actual',
      'fit',
      'fit-selection',
      'save-view',
      'present-views',
      'separator',
      'view-diagram',
      'view-split',
      'view-matrix',
      'what-if',
      'separator',
      'toggle-library',
      'toggle-inspector',
      'toggle-minimap',
      'toggle-problems',
      'separator',
      'next-part',
      'previous-part',
      'separator',
      'toggle-numbers',
      'evidence-all',
      'evidence-any',
      'evidence-strong',
      'separator',
      'toggle-full-screen',
    ],
  },
  {
    id: 'help',
    get label() {
      return commandsWords.menus.help;
    },
    entries: ['guide', 'tour', 'start-screen', 'shortcuts', 'show-log', 'about'],
  },
];

/** What puts elements in order, whole layouts first: for the button and the context menu of that name. */
export const arrangeEntries: readonly MenuEntry[] = ['layout', 'arrange'].flatMap((name, at) => {
  const entries = menus.find(({ id }) => id === name)?.entries ?? [];
  return at === 0 ? entries : ['separator' as const, ...entries];
});
