import type { Relation, Routing } from '../project/link-schema.ts';

/** Main routes run straight, what acts on them curves in. */
export function usualRouting(relation: Relation): Routing {
  return relation === 'converts-to' || relation === 'catalyzes' ? 'straight' : 'curved';
}
