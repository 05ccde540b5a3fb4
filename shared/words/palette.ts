import { catalogue } from './language.ts';

/** The command palette and the list of shortcuts. */
export const paletteWords = catalogue('palette', {
  titles: { commands: 'Commands', connect: 'Connect to', insert: 'Insert into', add: 'Add' },
  prompts: {
    commands: 'Type a command or the name of an element…',
    connect: 'Type the name of a node or link…',
    insert: 'Type the name of an end of the link…',
    add: 'Type the name of what to add…',
  },
  nothingMatches: 'Nothing matches.',
  new: (label: string) => `New ${label}`,
  moveSelection: 'Move the selection',
  arrowKeys: 'Arrow keys',
  moveByOneUnit: 'Move by one unit',
  altArrowKeys: 'Alt + Arrow keys',
  addToSelection: 'Add to the selection',
  moveView: 'Move the view',
  keyboardShortcuts: 'Keyboard Shortcuts',
  keysByMenu: 'Keys by menu',
  onCanvas: 'On the canvas',
});
