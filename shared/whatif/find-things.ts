import { namesOfEntity } from '../library/entity-names.ts';
import { createEntityFinder } from '../library/entity-of-node.ts';
import type { Library } from '../library/library.ts';
import type { PathwayNode, Xref } from '../project/project-schema.ts';
import { foldText } from '../text/fold-text.ts';
import { failure, success, type Result } from '../result.ts';
import type { ThingIndex, Thing } from './things.ts';
import type { PathwayModel } from './pathway-model.ts';

/** Why a name does not tell which thing is meant. */
export type FindError =
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'ambiguous'; readonly name: string; readonly candidates: readonly Thing[] };

/**
 * The thing that a name means. The name can be the id of a node or of a library entry, a label, any name that the
 * library has for it, or an identifier with or without its database. The first of these that fits anything decides;
 * capitals and accents do not count.
 */
export function findThing(
  model: PathwayModel,
  name: string,
  library: Library,
): Result<ThingIndex, FindError> {
  const wanted = name.trim();
  const folded = foldText(wanted).compact;
  const entityOf = createEntityFinder(library);
  const isCalledSo = (node: PathwayNode) => {
    const entity = isPool(node) ? undefined : entityOf(node);
    return entity && namesOfEntity(entity).some((one) => foldText(one).compact === folded);
  };
  const xrefsOf = (node: PathwayNode) => [...node.xrefs, ...(entityOf(node)?.xrefs ?? [])];
  const isWanted = (xref: Xref) => isWrittenAs(xref, wanted);
  const ways: readonly ((thing: Thing) => boolean)[] = [
    ({ nodes }) => nodes.some(({ id }) => id === wanted),
    ({ entity }) => entity === wanted,
    ({ nodes }) => nodes.some(({ label }) => oneLine(label) === oneLine(wanted)),
    ({ nodes }) => folded !== '' && nodes.some(({ label }) => foldText(label).compact === folded),
    ({ nodes }) => folded !== '' && nodes.some((node) => isCalledSo(node)),
    // A pool has the identifiers of its substance, so these mean the substance.
    ({ nodes }) => nodes.some((node) => !isPool(node) && xrefsOf(node).some(isWanted)),
  ];
  for (const isMeant of ways) {
    const found = model.things.flatMap((thing, index) => (isMeant(thing) ? [index] : []));
    const [first] = found;
    if (first === undefined) continue;
    if (found.length === 1) return success(first);
    const candidates = found.flatMap((one) => model.things[one] ?? []);
    return failure({ kind: 'ambiguous', name: wanted, candidates });
  }
  return failure({ kind: 'unknown', name: wanted });
}

function isPool({ pool }: PathwayNode): boolean {
  return pool === 'vesicular' || pool === 'released';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** `CHEBI:16828`, `16828` with its database in front, and both in any case. */
function isWrittenAs({ database, id }: Xref, wanted: string): boolean {
  const text = wanted.toLowerCase();
  const bare = id.slice(id.indexOf(':') + 1).toLowerCase();
  const whole = id.toLowerCase();
  const prefix = database.toLowerCase();
  return [whole, `${prefix}:${whole}`, `${prefix}:${bare}`].includes(text);
}
