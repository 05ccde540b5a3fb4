import { catalogue } from './language.ts';

/** What the diagram's surface says: its menus, selecting, connecting, presenting. */
export const canvasWords = catalogue('canvas', {
  pressEnterOrSpaceToSelect: 'Press Enter or Space to select the link.',
  diagram: 'Diagram',
  zoom: 'Zoom',
  arrange: 'Arrange',
  changedTo: (label: string) => `Changed to ${label}.`,
  relationOfNewLink: 'Relation of the new link',
  noLinkWasDrawnLetIt: 'No link was drawn: let it go over the canvas.',
  nowChooseWhatToLinkIt: 'Now choose what to link it to.',
  words: { any: 'What has no evidence is faded', strong: 'What has no strong evidence is faded' },
  showAll: 'Show all',
  overviewOfDiagram: 'Overview of the diagram',
  andMore: (names: string, more: number) => `${names} and ${more} more`,
  presentation: 'Presentation',
  previousStep: 'Previous step',
  stepOf: (number: number, count: number) => `Step ${number} of ${count}`,
  nextStep: 'Next step',
  endPresentation: 'End presentation',
  label: 'Label',
  unnamed: (label: string) => `Unnamed ${label}`,
  isNoLongerSelected: (name: string) => `${name} is no longer selected.`,
  selectedInAll: (name: string, count: number) => `${name} selected, ${count} in all.`,
  selectedPressEnterToRenameIt: (name: string) => `${name} selected. Press Enter to rename it.`,
  placed: (label: string) => `${label} placed.`,
  notePointsToNodeOrLink: 'A note points to a node or a link: let it go there.',
});
