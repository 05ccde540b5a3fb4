/** Everything a person can ask for by name: native menu, toolbar, keys and palette read this one table. */
export interface Command {
  readonly label: string;
  /** An Electron accelerator (electronjs.org/docs/latest/tutorial/keyboard-shortcuts). */
  readonly keys?: string;
  /** Other keys that do the same; not shown in menus. */
  readonly otherKeys?: readonly string[];
  /** It is on or off, or one of several that exclude each other; menus mark which. */
  readonly mark?: 'switch' | 'choice';
}

export const commands = {
  new: { label: 'New', keys: 'CmdOrCtrl+N' },
  templates: { label: 'New from Template…', keys: 'CmdOrCtrl+Shift+N' },
  open: { label: 'Open…', keys: 'CmdOrCtrl+O' },
  save: { label: 'Save', keys: 'CmdOrCtrl+S' },
  'save-as': { label: 'Save As…', keys: 'CmdOrCtrl+Shift+S' },
  export: { label: 'Export Image…', keys: 'CmdOrCtrl+E' },
  'export-file': { label: 'Export As…' },
  'export-again': { label: 'Export Again', keys: 'CmdOrCtrl+Shift+E' },
  report: { label: 'Report…' },
  print: { label: 'Print…', keys: 'CmdOrCtrl+P' },
  'import-report': { label: 'Import Report…' },
  history: { label: 'History…' },
  privacy: { label: 'Privacy…' },
  properties: { label: 'Project Properties…' },
  references: { label: 'References…', keys: 'CmdOrCtrl+Shift+R' },
  close: { label: 'Close Window', keys: 'CmdOrCtrl+W' },

  undo: { label: 'Undo', keys: 'CmdOrCtrl+Z' },
  redo: { label: 'Redo', keys: 'CmdOrCtrl+Shift+Z', otherKeys: ['CmdOrCtrl+Y'] },
  cut: { label: 'Cut', keys: 'CmdOrCtrl+X' },
  copy: { label: 'Copy', keys: 'CmdOrCtrl+C' },
  'copy-image': { label: 'Copy as Image', keys: 'CmdOrCtrl+Shift+C' },
  paste: { label: 'Paste', keys: 'CmdOrCtrl+V' },
  duplicate: { label: 'Duplicate', keys: 'CmdOrCtrl+D' },
  delete: { label: 'Delete', keys: 'Delete', otherKeys: ['Backspace'] },
  'select-all': { label: 'Select All', keys: 'CmdOrCtrl+A' },
  'select-none': { label: 'Select None', keys: 'CmdOrCtrl+Shift+A' },
  rename: { label: 'Rename', keys: 'F2', otherKeys: ['Enter'] },
  find: { label: 'Find in Diagram…', keys: 'CmdOrCtrl+F' },

  connect: { label: 'Connect To…', keys: 'C' },
  'connect-known': { label: 'Connect What Is Known…', keys: 'Shift+C' },
  'complete-step': { label: 'Complete This Step…', keys: 'Shift+G' },
  grow: { label: 'Grow from This Node…', keys: 'G' },
  'add-to-library': { label: 'Add to My Library' },
  'my-library': { label: 'My Library…' },
  group: { label: 'Group', keys: 'CmdOrCtrl+G' },
  ungroup: { label: 'Ungroup', keys: 'CmdOrCtrl+Shift+G' },
  'add-anchor': { label: 'Add Anchor' },
  'bring-to-front': {
    label: 'Bring to Front',
    keys: 'CmdOrCtrl+Shift+]',
    otherKeys: ['Shift+PageUp'],
  },
  'bring-forward': { label: 'Bring Forward', keys: 'CmdOrCtrl+]', otherKeys: ['PageUp'] },
  'send-backward': { label: 'Send Backward', keys: 'CmdOrCtrl+[', otherKeys: ['PageDown'] },
  'send-to-back': {
    label: 'Send to Back',
    keys: 'CmdOrCtrl+Shift+[',
    otherKeys: ['Shift+PageDown'],
  },

  lab: { label: 'Lab Values…' },
  'next-problem': { label: 'Next Problem', keys: 'F8' },
  'previous-problem': { label: 'Previous Problem', keys: 'Shift+F8' },

  'zoom-in': { label: 'Zoom In', keys: 'CmdOrCtrl+Plus', otherKeys: ['CmdOrCtrl+='] },
  'zoom-out': { label: 'Zoom Out', keys: 'CmdOrCtrl+-' },
  'zoom-actual': { label: 'Actual Size', keys: 'CmdOrCtrl+0' },
  fit: { label: 'Fit Diagram', keys: 'CmdOrCtrl+1' },
  'fit-selection': { label: 'Fit Selection', keys: 'CmdOrCtrl+2' },
  'view-diagram': { label: 'Diagram View', keys: 'CmdOrCtrl+Shift+D', mark: 'choice' },
  'view-split': { label: 'Split View', keys: 'CmdOrCtrl+Shift+B', mark: 'choice' },
  'view-matrix': { label: 'Matrix View', keys: 'CmdOrCtrl+Shift+M', mark: 'choice' },
  'what-if': { label: 'What If', keys: 'CmdOrCtrl+Shift+H', mark: 'switch' },
  'toggle-library': { label: 'Library Panel', keys: 'CmdOrCtrl+B', mark: 'switch' },
  'toggle-inspector': { label: 'Inspector Panel', keys: 'CmdOrCtrl+I', mark: 'switch' },
  'toggle-minimap': { label: 'Minimap', mark: 'switch' },
  'toggle-numbers': { label: 'Reference Numbers', mark: 'switch' },
  'toggle-problems': { label: 'Problems Panel', keys: 'CmdOrCtrl+J', mark: 'switch' },
  'toggle-snap': { label: 'Snap to Grid', keys: "CmdOrCtrl+'", mark: 'switch' },
  'evidence-all': { label: 'Evidence: Show All Alike', mark: 'choice' },
  'evidence-any': { label: 'Evidence: Fade What Has None', mark: 'choice' },
  'evidence-strong': { label: 'Evidence: Fade What Is Weak', mark: 'choice' },
  'next-part': { label: 'Next Part of the Window', keys: 'F6' },
  'previous-part': { label: 'Previous Part of the Window', keys: 'Shift+F6' },
  'theme-system': { label: 'Theme: Follow System', mark: 'choice' },
  'theme-light': { label: 'Theme: Light', mark: 'choice' },
  'theme-dark': { label: 'Theme: Dark', mark: 'choice' },

  palette: { label: 'Command Palette…', keys: 'CmdOrCtrl+K' },
  'start-screen': { label: 'Start Screen' },
  shortcuts: { label: 'Keyboard Shortcuts', keys: 'CmdOrCtrl+/' },
  about: { label: 'About Neuromatrix' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

/** A menu's entries: a command, a line, or what only a native menu has. */
export type MenuEntry = CommandId | 'separator' | 'recent-files' | 'quit' | 'toggle-full-screen';

export interface Menu {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** Order as in the platforms' guidelines; the macOS application menu is made by the shell, which moves `about` and `quit` there. */
export const menus: readonly Menu[] = [
  {
    label: 'File',
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
      'import-report',
      'references',
      'properties',
      'privacy',
      'separator',
      'close',
      'quit',
    ],
  },
  {
    label: 'Edit',
    entries: [
      'undo',
      'redo',
      'separator',
      'cut',
      'copy',
      'copy-image',
      'paste',
      'duplicate',
      'delete',
      'separator',
      'select-all',
      'select-none',
      'separator',
      'rename',
      'find',
    ],
  },
  {
    label: 'Diagram',
    entries: [
      'connect',
      'add-anchor',
      'separator',
      'connect-known',
      'complete-step',
      'grow',
      'add-to-library',
      'my-library',
      'separator',
      'group',
      'ungroup',
      'separator',
      'bring-to-front',
      'bring-forward',
      'send-backward',
      'send-to-back',
      'separator',
      'lab',
      'separator',
      'next-problem',
      'previous-problem',
      'separator',
      'toggle-snap',
    ],
  },
  {
    label: 'View',
    entries: [
      'palette',
      'separator',
      'zoom-in',
      'zoom-out',
      'zoom-actual',
      'fit',
      'fit-selection',
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
      'theme-system',
      'theme-light',
      'theme-dark',
      'separator',
      'toggle-full-screen',
    ],
  },
  { label: 'Help', entries: ['start-screen', 'shortcuts', 'about'] },
];
