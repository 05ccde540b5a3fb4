import { catalogue } from './language.ts';

/** The start screen, the guide's window and the tour. */
export const helpWords = catalogue('help', {
  guide: 'Guide',
  pages: 'Pages',
  searchGuide: 'Search the guide',
  noPageHasTheseWords: 'No page has these words.',
  pages2: (count: number) => `${count} pages`,
  tour: 'Tour',
  stepOf: (text: number, count: number) => `Step ${text} of ${count}`,
  leaveTour: 'Leave the tour',
  doneF1OpensGuideHelpHas: 'Done. F1 opens the guide; Help has this tour.',
  done: 'Done.',
  back: 'Back',
  end: 'End',
  next: 'Next',
  skip: 'Skip',
  beginWithTemplate: 'Begin with a template',
  lookCloser: 'Look closer',
  moveNode: 'Move a node',
  addWhatItNeeds: 'Add what it needs',
  takeItBack: 'Take it back',
  seeWhatSupportsWhat: 'See what supports what',
  askWhatIf: 'Ask what if',
  keepIt: 'Keep it',
  drawHowBrainMakesSensesAnd:
    'Draw how the brain makes, senses and clears its transmitters, and see in a matrix what each of them depends on.',
  openFile: 'Open a File…',
  backToDiagram: 'Back to the Diagram',
  emptyCanvas: 'Empty Canvas',
  orDragEntityFromLibraryOnto: 'or drag an entity from the library onto the canvas',
  recentFiles: 'Recent files',
});
