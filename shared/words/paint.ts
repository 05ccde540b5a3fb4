import { numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What stands in and beside an image. */
export const paintWords = catalogue('paint', {
  credit: 'Made with Neuromatrix. Informs; no medical advice.',
  modified: (date: string) => `Modified ${date}`,
  badges: {
    state: 'State',
    modification: 'Modification',
    information: 'Unit of information',
    status: 'Status',
  },
  lines: {
    solid: 'Solid line',
    dashed: 'Dashed line',
    dotted: 'Dotted line',
    double: 'Double line',
  },
  lineMeaning: (line: string, meanings: string) => `${line}: ${meanings}`,
  referenceWithoutTitle: 'Reference without a title.',
  etAl: (authors: string) => `${authors} et al.`,
  labValues: 'Lab values',
  whatIf: (scenario: string) => `What if: ${scenario}`,
  moreChangesMarkedDiagram: (count: number) =>
    `${numberText(count)} more changes are marked in the diagram.`,
  tile: (parts: { row: number; column: number; page: number; pages: number }) =>
    `Row ${parts.row}, column ${parts.column} · page ${parts.page} of ${parts.pages}`,
  attachedProject: 'The project that this image shows. Neuromatrix opens it.',

  besideDiagram: 'Beside the diagram',
  drawnSmaller: (percent: number) =>
    `The diagram is drawn at ${percent}%: no slide is larger than 56 inches.`,
  headsAsShapes: (count: number) =>
    count === 1
      ? 'One head of a link is a shape beside the line, because PowerPoint has no such end. Moving the line leaves it behind.'
      : `${numberText(count)} heads of links are shapes beside the line, because PowerPoint has no such ends. Moving the line leaves them behind.`,
  bendsAsLines: (count: number) =>
    count === 1
      ? 'One link follows a curve or bends that no PowerPoint connector has. It is a line, which stays when its nodes are moved.'
      : `${numberText(count)} links follow a curve or bends that no PowerPoint connector has. They are lines, which stay when their nodes are moved.`,
});
