import type { Link, LinkStyle, NodeStyle, PathwayNode, Project } from './project-schema.ts';

/**
 * The project with its own look put on: nodes and links with what the project says of their kind or relation, where their
 * own style says nothing. What paints or writes looks takes this; what edits does not. The same project where it has no
 * look of its own.
 */
export function dressed(project: Project): Project {
  const { kindStyles, relationStyles } = project.canvas;
  if (kindStyles.length === 0 && relationStyles.length === 0) return project;
  const known = dressedProjects.get(project);
  if (known) return known;
  const { ofNode, ofLink } = createDresser(project);
  const made = { ...project, nodes: project.nodes.map(ofNode), links: project.links.map(ofLink) };
  dressedProjects.set(project, made);
  // It wears all of it already: putting it on again changes nothing.
  dressedProjects.set(made, made);
  return made;
}

const dressedProjects = new WeakMap<Project, Project>();

/** What puts the project's own look on single nodes and links. */
export interface Dresser {
  readonly ofNode: (node: PathwayNode) => PathwayNode;
  readonly ofLink: (link: Link) => Link;
}

export function createDresser({ canvas }: Pick<Project, 'canvas'>): Dresser {
  const kinds = new Map(canvas.kindStyles.map(({ kind, style }) => [kind, style]));
  const relations = new Map(canvas.relationStyles.map(({ relation, style }) => [relation, style]));
  return {
    ofNode: (node) => wearing(node, kinds.get(node.kind), dressedNodes),
    ofLink: (link) => wearing(link, relations.get(link.relation), dressedLinks),
  };
}

type Worn<Element, Style> = WeakMap<Element & object, { style: Style; worn: Element }>;

/** An element that did not change is dressed as before, so that it is not drawn again. */
const dressedNodes: Worn<PathwayNode, NodeStyle> = new WeakMap();
const dressedLinks: Worn<Link, LinkStyle> = new WeakMap();

function wearing<Style extends object, Element extends { readonly style?: Style | undefined }>(
  element: Element,
  style: Style | undefined,
  known: Worn<Element, Style>,
): Element {
  if (style === undefined) return element;
  const before = known.get(element);
  if (before?.style === style) return before.worn;
  const worn = { ...element, style: { ...style, ...element.style } };
  known.set(element, { style, worn });
  return worn;
}
