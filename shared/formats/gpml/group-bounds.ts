import { limits } from '../../project/value-schemas.ts';
import { rotatedBounds, unionBounds } from '../../scene/bounds.ts';
import type { Bounds } from '../../scene/primitives.ts';
import { isLineKind, type GpmlElement } from './gpml-document.ts';
import { boxOf, degreesOf } from './node-of-element.ts';
import { numberOf } from './read-values.ts';

/** Around the members of a group; PathVisio's margins. */
function marginOf(group: GpmlElement): number {
  return group.values.get('type') === 'Complex' ? 12 : 8;
}

/**
 * The box of every group that has members, by the group: in 2013a it follows from these, lines counting with their
 * two ends. A box that the file gives wins. Groups in each other that form a ring have none but the file's.
 */
export function groupBounds(
  elements: readonly GpmlElement[],
  groupOf: (element: GpmlElement) => GpmlElement | undefined,
): ReadonlyMap<GpmlElement, Bounds> {
  const members = new Map<GpmlElement, GpmlElement[]>();
  for (const element of elements) {
    const group = groupOf(element);
    if (!group) continue;
    const list = members.get(group);
    if (list) list.push(element);
    else members.set(group, [element]);
  }
  const found = new Map<GpmlElement, Bounds | null>();
  let depth = 0;
  const measure = (group: GpmlElement): Bounds | null => {
    const known = found.get(group);
    if (known !== undefined) return known;
    if (depth > limits.nesting) return null;
    depth += 1;
    found.set(group, null);
    const box = hasBox(group)
      ? boxOf(group.values)
      : around(members.get(group) ?? [], marginOf(group), measure);
    depth -= 1;
    found.set(group, box);
    return box;
  };
  for (const element of elements) if (element.kind === 'Group') measure(element);
  return new Map([...found].filter((entry): entry is [GpmlElement, Bounds] => entry[1] !== null));
}

function hasBox({ values }: GpmlElement): boolean {
  return (
    values.has('centerX') && values.has('centerY') && values.has('width') && values.has('height')
  );
}

function around(
  members: readonly GpmlElement[],
  margin: number,
  measure: (group: GpmlElement) => Bounds | null,
): Bounds | null {
  const boxes = members.flatMap((member) => boundsOfMember(member, measure));
  if (boxes.length === 0) return null;
  const { x, y, width, height } = unionBounds(boxes);
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

function boundsOfMember(
  member: GpmlElement,
  measure: (group: GpmlElement) => Bounds | null,
): Bounds[] {
  if (member.kind === 'Group') {
    const box = measure(member);
    return box ? [box] : [];
  }
  if (!isLineKind(member.kind))
    return [rotatedBounds(boxOf(member.values), degreesOf(member.values))];
  return [member.points[0], member.points.at(-1)].flatMap((point) =>
    point ? [{ x: numberOf(point, 'x'), y: numberOf(point, 'y'), width: 0, height: 0 }] : [],
  );
}
