import { createEntityFinder, xrefKey } from '../library/entity-of-node.ts';
import { foldText } from '../text/fold-text.ts';
import type { Library } from '../library/library.ts';
import { searchLibrary } from '../library/search-library.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode, Project } from '../project/project-schema.ts';
import type { LabMarker } from './read-lab-table.ts';
import type { StandIns } from './stand-ins.ts';

/** How a marker was found to mean a node. A `similar` name is a guess, for a person to confirm. */
export type MatchReason = 'identifier' | 'name' | 'library-name' | 'similar';

export interface MarkerMatch {
  readonly marker: LabMarker;
  readonly node?: string;
  readonly reason?: MatchReason;
}

/** Words that laboratories add to the name of what they measured. */
const besideName =
  /\b(?:serum|plasma|whole blood|blood|urine|rbc|red cell|erythrocytes?|total|free|fasting|level|concentration|s-|p-|b-|u-)\b/giu;

/**
 * Finds the node that each marker means: by its identifier, by the words of the node, by the names of the library, by
 * what laboratories measure in place of something else, or by similarity.
 */
export function matchMarkers(
  markers: readonly LabMarker[],
  project: Project,
  library: Library,
  standIns: StandIns,
): readonly MarkerMatch[] {
  const nodes = project.nodes.filter(({ kind }) => nodeKinds[kind].family !== 'drawing');
  const findEntity = createEntityFinder(library);
  const byEntity = firstBy(nodes, (node) => [findEntity(node)?.id]);
  const byXref = firstBy(nodes, (node) => node.xrefs.map(xrefKey));
  const byName = firstBy(nodes, ({ label, caption }) => [label, caption].map(fold));
  const find = (marker: LabMarker): Omit<MarkerMatch, 'marker'> => {
    const identified = keysOf(marker).flatMap((key) => byXref.get(key) ?? [])[0];
    if (identified) return { node: identified.id, reason: 'identifier' };
    const names = [
      marker.name,
      marker.name.replaceAll(besideName, ' '),
      marker.name.replace(/\(.*?\)/gu, ''),
    ].map(fold);
    const named = names.flatMap((name) => byName.get(name) ?? [])[0];
    if (named) return { node: named.id, reason: 'name' };
    return findByLibrary(marker, names);
  };
  const findByLibrary = ({ name }: LabMarker, names: readonly string[]) => {
    const entities = names.flatMap((one) => searchExactly(library, one));
    const same = entities.flatMap((entity) => byEntity.get(entity) ?? [])[0];
    if (same) return { node: same.id, reason: 'library-name' as const };
    const guesses = names.flatMap((one) => standIns.get(one) ?? []);
    const meant = guesses.flatMap((entity) => byEntity.get(entity) ?? [])[0];
    if (meant) return { node: meant.id, reason: 'similar' as const };
    const alike = searchLibrary(library, name.replaceAll(besideName, ' '))
      .slice(0, 5)
      .flatMap(({ id }) => byEntity.get(id) ?? [])[0];
    return alike ? { node: alike.id, reason: 'similar' as const } : {};
  };
  return markers.map((marker) => ({ marker, ...find(marker) }));
}

const fold = (text: string) => foldText(text).compact;

/** An identifier as given, and with the database that its prefix or its form names. */
function keysOf({ identifier, name }: LabMarker): string[] {
  return [identifier, name].flatMap((text) => {
    if (text === undefined || text.trim() === '') return [];
    const id = text.trim();
    const [prefix = ''] = id.split(':');
    return [
      xrefKey({ database: prefix, id }),
      xrefKey({ database: 'HMDB', id }),
      xrefKey({ database: 'ChEBI', id }),
    ];
  });
}

function searchExactly(library: Library, folded: string): string[] {
  if (folded === '') return [];
  return library.entities
    .filter(({ label, name, synonyms, id }) =>
      [label, name, id, ...synonyms].some((text) => fold(text) === folded),
    )
    .map(({ id }) => id);
}

function firstBy(
  nodes: readonly PathwayNode[],
  keysOfNode: (node: PathwayNode) => readonly (string | undefined)[],
): ReadonlyMap<string, PathwayNode> {
  const first = new Map<string, PathwayNode>();
  for (const node of nodes) {
    for (const key of keysOfNode(node)) if (key && !first.has(key)) first.set(key, node);
  }
  return first;
}
