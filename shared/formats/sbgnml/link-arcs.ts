import type { Endpoint, Link } from '../../project/link-schema.ts';
import type { Point } from '../../project/value-schemas.ts';
import { linkLook } from '../../scene/link-look.ts';
import { makeArc } from './made-parts.ts';
import type { Speller } from './speller.ts';

/** In what colour and width a link's arcs are drawn. */
export function paintOf(link: Link): { color: string; width: number } {
  const { color, width } = linkLook(link, 'light');
  return { color: color === 'none' ? '#000000' : color, width };
}

/** The link itself, as an arc of a class: it keeps its id, notes and identifiers. */
export function arcFor(
  link: Link,
  className: string,
  paint: { color: string; width: number },
): Link {
  const arc = makeArc({
    ...paint,
    id: link.id,
    className,
    source: link.source,
    target: link.target,
  });
  const { notes, xrefs, evidence, label, relation, confidence, entity } = link;
  return {
    ...arc,
    notes,
    xrefs,
    evidence,
    label,
    relation,
    ...(confidence === undefined ? {} : { confidence }),
    ...(entity === undefined ? {} : { entity }),
  };
}

/** The end as it is drawn, so that it stays there when the way to it is parted. */
export function ended(end: Endpoint, point: Point | undefined, { byId }: Speller): Endpoint {
  const node = end.to === 'node' ? byId.get(end.id) : undefined;
  if (!node || !point || end.to !== 'node' || node.width === 0 || node.height === 0) return end;
  const position = {
    x: ((point.x - node.x) / node.width) * 2 - 1,
    y: ((point.y - node.y) / node.height) * 2 - 1,
  };
  return { to: 'node', id: end.id, position };
}
