import { entityToNode } from '../../../shared/library/place-entity.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { nodeSchema, type PathwayNode } from '../../../shared/project/node-schema.ts';
import type { LibraryRow } from './library-rows.ts';

/** The node that a row would place, at the origin; null for a heading. */
export function nodeOfRow(row: LibraryRow): PathwayNode | null {
  const atOrigin = { id: 'dragged', x: 0, y: 0 };
  if (row.type === 'entity') return entityToNode(row.entity, atOrigin);
  if (row.type === 'group') return null;
  const { width, height, label } = nodeKinds[row.kind];
  return nodeSchema.parse({ ...atOrigin, kind: row.kind, label, width, height });
}
