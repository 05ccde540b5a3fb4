import { linksBetween, suggestRelations, type EndTarget } from '../edit/connection-rules.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { indexLibrary, type Library } from '../library/library.ts';
import { presentEntities } from '../library/match-nodes.ts';
import type { Link, Project, Relation } from '../project/project-schema.ts';
import { relationOf } from './drawn-facts.ts';

/**
 * The relations that a new link between two ends can have, the one to draw first; empty if they cannot be connected.
 * First what the two have already, so that a link drawn twice does not claim something else; then what the library says
 * of them. If the library knows both and says nothing, the link to draw claims nothing.
 */
export function chooseRelations(
  library: Library | null,
  project: Project,
  source: EndTarget,
  target: EndTarget,
): readonly Relation[] {
  const possible = suggestRelations(project, source, target);
  const known = library && knownRelations(library, project, source, target);
  if (possible.length === 0 || !known) return possible;
  const had = linksBetween(project, source, target).map(({ relation }) => relation);
  const first: readonly Relation[] = known.length > 0 ? known : ['relates-to'];
  return [...new Set([...had, ...first, ...possible])];
}

/** What the library says runs from one end to the other; null if it does not know both. */
function knownRelations(
  library: Library,
  project: Project,
  source: EndTarget,
  target: EndTarget,
): readonly Relation[] | null {
  const index = indexProject(project);
  const step = stepAt(index, target);
  const ends = step ? nodesOf(step) : target.to === 'node' ? [target.id] : [];
  const ids = source.to === 'node' ? [source.id, ...ends] : [];
  const nodes = ids.flatMap((id) => index.nodes.get(id) ?? []);
  const present = presentEntities(library, nodes);
  const entitiesAt = (id: string) =>
    [...present].filter(([, at]) => at.includes(id)).map(([entity]) => entity);
  const [from = [], to = [], product = []] = ids.map(entitiesAt);
  const isKnown = from.length > 0 && to.length > 0 && (!step || product.length > 0);
  if (!isKnown) return null;
  return step
    ? relationsToStep(library, from, to, product)
    : relationsTo(library, from, new Set(to));
}

function relationsTo(
  library: Library,
  from: readonly string[],
  to: ReadonlySet<string>,
): readonly Relation[] {
  const { linksAt } = indexLibrary(library);
  return from
    .flatMap((entity) => (linksAt.get(entity) ?? []).filter(({ source }) => source === entity))
    .filter(({ target, stepKind }) => to.has(target) && stepKind !== 'located-in')
    .sort((one, other) => other.evidence.length - one.evidence.length)
    .map(relationOf);
}

/**
 * An enzyme of the step catalyzes it; what acts on an enzyme of the step may be drawn to the step. Null for a step whose
 * enzymes the library does not know, such as one that leaves others out.
 */
function relationsToStep(
  library: Library,
  from: readonly string[],
  substrates: readonly string[],
  products: readonly string[],
): readonly Relation[] | null {
  const { linksAt } = indexLibrary(library);
  const enzymes = new Set(
    substrates
      .flatMap((entity) => linksAt.get(entity) ?? [])
      .filter(({ source, target }) => substrates.includes(source) && products.includes(target))
      .flatMap(({ via }) => via ?? []),
  );
  if (enzymes.size === 0) return null;
  const isEnzyme = from.some((entity) => enzymes.has(entity));
  return isEnzyme ? ['catalyzes'] : relationsTo(library, from, enzymes);
}

/** The conversion on which an end lies. */
function stepAt(index: ProjectIndex, end: EndTarget): Link | undefined {
  const host =
    end.to === 'link'
      ? index.links.get(end.id)
      : end.to === 'anchor'
        ? index.anchors.get(end.id)?.link
        : undefined;
  return host?.relation === 'converts-to' ? host : undefined;
}

function nodesOf({ source, target }: Link): readonly string[] {
  return source.to === 'node' && target.to === 'node' ? [source.id, target.id] : [];
}
