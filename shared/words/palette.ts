import { catalogue } from './language.ts';

/** The command palette and the list of shortcuts. */
export const paletteWords = catalogue('palette', {
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
  titles2: {
    commands: 'Commands',
    connect: 'Connect to',
    insert: 'Insert into',
    point: 'Point to',
    add: 'Add',
  },
  prompts2: {
    commands: 'Type a command or the name of an element…',
    connect: 'Type the name of a node or link…',
    insert: 'Type the name of an end of the link…',
    point: 'Type the name of what it is about…',
    add: 'Type the name of what to add…',
  },
  takeLineAway: 'Take the line away',
  titles: {
    commands: 'Commands',
    connect: 'Connect to',
    insert: 'Insert into',
    point: 'Point to',
    add: 'Add',
  },
  prompts: {
    commands: 'A command, a name, or “zinc activates PDXK”, “B6 low”…',
    connect: 'Type the name of a node or link…',
    insert: 'Type the name of an end of the link…',
    point: 'Type the name of what it is about…',
    add: 'Type the name of what to add…',
  },
});
