import { entityToNode } from '../library/place-entity.ts';
import { factToCatalysis, factToLink } from '../library/place-link.ts';
import type { Library, LibraryLink } from '../library/library-schema.ts';
import type { Link } from '../project/link-schema.ts';
import { projectSchema, type Project } from '../project/project-schema.ts';

/** What the id of a catalysis has beyond that of its conversion. */
export const catalysisSuffix = '--catalysis';

const projects = new WeakMap<Library, Project>();

/**
 * The whole library as a project, for its matrix: every entity a node of the same id, every link with its evidence.
 * Made once a library. Everything lies at one place: it is not for looking at.
 */
export function libraryToProject(library: Library): Project {
  const known = projects.get(library);
  if (known) return known;
  const project: Project = {
    ...projectSchema.parse({ metadata: { title: 'Library' } }),
    references: library.references,
    nodes: library.entities.map((entity) => entityToNode(entity, { id: entity.id, x: 0, y: 0 })),
    links: library.links.flatMap((fact) => placeFact(library, fact)),
  };
  projects.set(library, project);
  return project;
}

function placeFact(library: Library, fact: LibraryLink): Link[] {
  const source = { to: 'node', id: fact.source } as const;
  const target = { to: 'node', id: fact.target } as const;
  const { link } = factToLink(library, fact, { id: fact.id, source, target });
  if (fact.via === undefined) return [link];
  const anchor = { id: `${fact.id}--anchor`, position: 0.5 };
  const catalysis = factToCatalysis(library, fact, {
    id: `${fact.id}${catalysisSuffix}`,
    source: { to: 'node', id: fact.via },
    target: { to: 'anchor', id: anchor.id },
  });
  return [{ ...link, anchors: [anchor] }, catalysis.link];
}
