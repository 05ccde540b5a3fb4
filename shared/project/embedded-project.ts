import type { ImageOptions } from './image-formats.ts';
import type { Link, PathwayNode, Project } from './project-schema.ts';
import { serializeProject } from './serialize-project.ts';

/** The text of the project that an image carries; `null` for one without. */
export function embeddedText(
  project: Project,
  { embedProject, embedNotes }: Pick<ImageOptions, 'embedProject' | 'embedNotes'>,
): string | null {
  if (!embedProject) return null;
  return serializeProject(embedNotes ? project : withoutPersons(project));
}

/**
 * The diagram without what was typed beside it and may be about a person: notes, the description, what-ifs with their
 * laboratory values. What an imported file had for its own program goes too, because the same notes are in it; only that
 * it was imported stays, which decides how it is drawn.
 */
export function withoutPersons(project: Project): Project {
  return withBareOrigin({
    ...project,
    metadata: { ...project.metadata, description: '' },
    nodes: project.nodes.map(bareNode),
    links: project.links.map(bareLink),
    scenarios: [],
  });
}

function bareNode(node: PathwayNode): PathwayNode {
  const badges = node.badges.map(withBareOrigin);
  const ports = node.ports && { ports: node.ports.map(withBareOrigin) };
  return withBareOrigin({ ...node, notes: '', badges, ...ports });
}

function bareLink(link: Link): Link {
  return withBareOrigin({ ...link, notes: '', anchors: link.anchors.map(withBareOrigin) });
}

function withBareOrigin<Part extends { readonly origin?: Project['origin'] }>(part: Part): Part {
  return part.origin ? { ...part, origin: { format: part.origin.format } } : part;
}

/** In words what of a project may be about a person: "2 notes, 1 what-if"; empty where there is nothing. */
export function personsInWords({ metadata, nodes, links, scenarios }: Project): string {
  const notes = [...nodes, ...links].filter((element) => element.notes !== '').length;
  const values = scenarios.reduce((sum, { markers }) => sum + (markers?.length ?? 0), 0);
  return [
    metadata.description === '' ? '' : 'the description',
    counted(notes, 'note'),
    counted(scenarios.length, 'what-if'),
    counted(values, 'laboratory value'),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
