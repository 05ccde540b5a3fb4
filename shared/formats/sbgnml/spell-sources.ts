import type { PathwayNode } from '../../project/node-schema.ts';
import type { Point } from '../../project/value-schemas.ts';
import { atPort, makeArc, makeGlyph, makeProcess } from './made-parts.ts';
import type { Speller } from './speller.ts';

const emptySize = 30;
/** From the edge of an entity to the middle of the process, and of the empty set beyond. */
const processAway = 45;
const emptyAway = 95;

/** The process that makes an entity from nothing, above it; made once for all that acts on it. */
export function sourceOf(speller: Speller, node: PathwayNode): PathwayNode {
  const known = speller.sources.get(node.id);
  if (known) return known;
  const x = node.x + node.width / 2;
  const centre = { x, y: node.y - processAway };
  const process = makeProcess(speller.freshId(`${node.id}-made`), 'omitted process', centre, down);
  const nothing = makeNothing(speller, node, { x, y: node.y - emptyAway });
  speller.nodes.push(process, nothing);
  speller.sources.set(node.id, process);
  join(speller, nothing, process, node);
  return process;
}

/** The process that an entity ends in, below it. */
export function sinkOf(speller: Speller, node: PathwayNode): PathwayNode {
  const known = speller.sinks.get(node.id);
  if (known) return known;
  const x = node.x + node.width / 2;
  const bottom = node.y + node.height;
  const centre = { x, y: bottom + processAway };
  const process = makeProcess(speller.freshId(`${node.id}-unmade`), 'process', centre, down);
  const nothing = makeNothing(speller, node, { x, y: bottom + emptyAway });
  speller.nodes.push(process, nothing);
  speller.sinks.set(node.id, process);
  join(speller, node, process, nothing);
  return process;
}

const down: Point = { x: 0, y: 1 };

function makeNothing(speller: Speller, { id }: PathwayNode, centre: Point): PathwayNode {
  return makeGlyph(speller.freshId(`${id}-nothing`), 'source and sink', centre, emptySize);
}

/** From the bottom of one through a process to the top of the other. */
function join(speller: Speller, from: PathwayNode, process: PathwayNode, to: PathwayNode): void {
  speller.links.push(
    makeArc({
      id: speller.freshId(`${process.id}-in`),
      className: 'consumption',
      source: { to: 'node', id: from.id, position: { x: 0, y: 1 } },
      target: atPort(process, 0),
    }),
    makeArc({
      id: speller.freshId(`${process.id}-out`),
      className: 'production',
      source: atPort(process, 1),
      target: { to: 'node', id: to.id, position: { x: 0, y: -1 } },
    }),
  );
}
