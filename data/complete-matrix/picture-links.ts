import { addElements } from '../../shared/edit/elements.ts';
import type { Library, LibraryLink } from '../../shared/library/library.ts';
import { factToLink } from '../../shared/library/elements-from-library.ts';
import type { Link, PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { addCatalysis } from '../../shared/suggest/add-suggestions.ts';

/**
 * A project with the links for facts among its nodes. `nodeOf` says which node stands for an entity. The first fact of a
 * step draws it; the others, by other enzymes, end on the same link, each close to where its enzyme is.
 */
export function withFacts(
  library: Library,
  project: Project,
  facts: readonly LibraryLink[],
  nodeOf: ReadonlyMap<string, PathwayNode>,
): Project {
  const steps = new Map<string, LibraryLink>();
  // By id, so that it depends on nothing else which of several enzymes the link of a step is about.
  for (const fact of facts.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const key = fact.relation === 'converts-to' ? `${fact.source} ${fact.target}` : fact.id;
    if (!steps.has(key)) steps.set(key, fact);
  }
  const placed = [...steps.values()].map((fact) => {
    const [source, target] = [fact.source, fact.target].map((entity) => {
      const node = nodeOf.get(entity);
      if (!node) throw new Error(`There is no node for ${entity}, which ${fact.id} needs.`);
      return { to: 'node', id: node.id } as const;
    }) as [Link['source'], Link['source']];
    return factToLink(library, fact, { id: fact.id, source, target });
  });
  const links = placed.map(({ link }) => plain(link));
  const references = placed.flatMap((one) => one.references);
  const drawn = addElements({ links, references: unique(references) })(project);
  if (links.length > 0 && drawn === project) throw new Error('The links do not make a project.');
  return facts.reduce((present, fact) => withEnzyme(library, present, fact, nodeOf), drawn);
}

/** Lines say by their look what they mean; what is contested is dotted. */
function plain(link: Link): Link {
  const isDotted = link.confidence === 'contested';
  return {
    ...link,
    label: '',
    routing: relations[link.relation].routing,
    ...(isDotted ? { style: { ...link.style, line: 'dotted' } } : {}),
  };
}

function withEnzyme(
  library: Library,
  project: Project,
  fact: LibraryLink,
  nodeOf: ReadonlyMap<string, PathwayNode>,
): Project {
  const enzyme = fact.via === undefined ? undefined : nodeOf.get(fact.via);
  if (!enzyme || fact.relation !== 'converts-to') return project;
  // In the order in which they are asked for.
  const ids = [`${fact.id}--anchor`, `${fact.via}--catalyzes--${fact.source}--${fact.target}`];
  let asked = 0;
  const newId = () => ids[asked++] ?? `${fact.id}--${asked}`;
  const end = { to: 'node', id: enzyme.id } as const;
  const next = addCatalysis(
    library,
    project,
    { fact, enzyme: end, drawing: drawDiagram(project, 'light') },
    newId,
  );
  return {
    ...next,
    links: next.links.map((link) =>
      link.id === ids[1] ? { ...plain(link), routing: link.routing } : link,
    ),
  };
}

function unique<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}
