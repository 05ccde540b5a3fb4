import { counted, numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What is printed and handed out. */
export const reportWords = catalogue('report', {
  untitled: 'Untitled',
  asOf: (date: string) => `As of ${date}`,
  caution:
    'For education. This report follows from the links of one diagram and, for a scenario, of the library around it. It informs and is not medical advice.',
  credit: 'Neuromatrix · educational, not medical advice',
  page: (page: number, pages: number) => `Page ${numberText(page)} of ${numberText(pages)}`,

  diagramHas: (parts: { nodes: number; links: number; references: number }) =>
    `The diagram has ${counted(parts.nodes, { one: 'node', other: 'nodes' })} and ${counted(parts.links, { one: 'link', other: 'links' })}, with ${parts.references === 0 ? 'no references' : counted(parts.references, { one: 'reference', other: 'references' })}.`,
  matrixTellsHow: (factors: number, transmitters: number) =>
    `The support matrix shows how ${counted(factors, { one: 'factor supports', other: 'factors support' })} ${counted(transmitters, { one: 'neurotransmitter', other: 'neurotransmitters' })}.`,
  figureLeavesOut: (what: string) => `The figure leaves out ${what}.`,

  diagram: 'The diagram.',
  diagramSmallNumbersName: 'The diagram. Small numbers refer to the references at the end.',
  diagramPart: (part: number, parts: number) =>
    `The diagram, part ${numberText(part)} of ${numberText(parts)}.`,
  legend: 'Legend',

  supportMatrix: 'Support matrix',
  supportFactor: 'Support factor',
  matrixCaption:
    'How each factor supports each neurotransmitter and outcome, through which step, and how much of a change arrives this way. Numbers in brackets refer to references.',
  matrixTooLarge:
    'The matrix of this project is too large to read on paper. Export it as a table (CSV) instead.',
  contested: 'contested',
  idle: (factors: string) =>
    `No path leads to a neurotransmitter of this diagram from: ${factors}.`,
  andMore: (names: string, more: number) => `${names} and ${numberText(more)} more`,

  whatIf: (scenario: string) => `What if: ${scenario}`,
  whyScenario: (scenario: string) => `Why: ${scenario}`,
  scenarioSetsNothingLow: 'This scenario sets nothing low or high.',
  noNeurotransmitterChanges: 'no neurotransmitter changes.',
  alsoDrawn: 'Also drawn',
  notDrawnChangedToo: 'Not drawn, but changed too',
  openOutside: (count: number) =>
    `For ${numberText(count)} more that are not drawn it is not decided.`,
  neurotransmitter: 'Neurotransmitter',
  level: 'Level',
  whatFound: 'Finding',
  whatElseChanges: 'What else changes',
  why: 'Why',
  reasonsCaution:
    'The best-supported reason comes first. Numbers refer to the references that prove a step; no reference proves the whole chain.',
  more: (count: number) => `And ${numberText(count)} more.`,
  moreWays: (count: number) => `And ${counted(count, { one: 'more path', other: 'more paths' })}.`,

  references: 'References',
  notes: 'Notes',
  appendixSameDatabases: 'Appendix: the same entities in databases',
});
