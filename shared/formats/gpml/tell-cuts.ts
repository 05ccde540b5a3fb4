import { nameElement } from '../../project/element-names.ts';
import { limits } from '../../project/value-schemas.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Bounds } from '../../scene/primitives.ts';
import type { Loss } from '../../project/loss-report.ts';
import type { GpmlDocument, GpmlElement } from './gpml-document.ts';

/** What of the pathway itself is too long to be held, and so was cut. */
export function cutsOfPathway({ values, authors }: GpmlDocument): Loss[] {
  const length = (name: string) => values.get(name)?.length ?? 0;
  const cut = (what: string, most: number): Loss => ({
    kind: 'approximated',
    where: 'the pathway',
    what: `has ${what} of more than ${count(most)} characters; what follows was left out.`,
  });
  const many = `has more than ${count(limits.listLength)} authors; the others were left out.`;
  return [
    ...(length('title') > limits.shortTextLength ? [cut('a title', limits.shortTextLength)] : []),
    ...(length('organism') > limits.shortTextLength
      ? [cut('an organism', limits.shortTextLength)]
      : []),
    ...(length('description') > limits.notesLength
      ? [cut('a description', limits.notesLength)]
      : []),
    ...(authors.length > limits.listLength
      ? [{ kind: 'dropped' as const, where: 'the pathway', what: many }]
      : []),
  ];
}

/** What of a node is larger than the project can hold. */
export function cutsOfNode(element: GpmlElement, box: Bounds, node: PathwayNode): Loss[] {
  const about = {
    kind: 'approximated' as const,
    elementId: node.id,
    ...ownId(element),
    where: nameElement('node', node.id, node.label),
  };
  const text = element.values.get('textLabel') ?? '';
  const length = count(limits.labelLength);
  const isMoved = node.x !== box.x || node.y !== box.y;
  const isShrunk = node.width !== box.width || node.height !== box.height;
  return [
    ...(text.length > node.label.length
      ? [
          {
            ...about,
            what: `has a label of more than ${length} characters; what follows was left out.`,
          },
        ]
      : []),
    ...(isMoved ? [{ ...about, what: tooFar }] : []),
    ...(isShrunk
      ? [{ ...about, what: `is larger than ${count(limits.size)}, the most that can be held.` }]
      : []),
  ];
}

/** Tells a line that leads further out than the project can hold. */
export function cutsOfLine(line: GpmlElement, id: string): Loss[] {
  const isFar = line.points.some(
    (point) =>
      !point.has('elementRef') &&
      ['x', 'y'].some((name) => Math.abs(Number(point.get(name) ?? 0)) > limits.coordinate),
  );
  if (!isFar) return [];
  const where = nameElement('link', id, '');
  return [{ kind: 'approximated', elementId: id, ...ownId(line), where, what: tooFar }];
}

/** The id of an element in its file, for a loss. */
export function ownId({ values }: GpmlElement): { originId?: string } {
  const id = values.get('elementId');
  return id === undefined ? {} : { originId: id };
}

const tooFar = `lies further out than ${count(limits.coordinate)}, the most that can be held: it was moved there.`;

function count(number: number): string {
  return number.toLocaleString('en');
}
