import { addElements } from '../../shared/edit/elements.ts';
import { boundsAround } from '../../shared/graph/spatial-index.ts';
import { untruths } from '../../shared/layout/true-picture.ts';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import {
  indexLibrary,
  type Library,
  type LibraryEntity,
  type LibraryLink,
} from '../../shared/library/library.ts';
import {
  newProject,
  nodeSchema,
  type PathwayNode,
  type Project,
} from '../../shared/project/project-schema.ts';
import { suggestFacts } from '../../shared/suggest/suggestions.ts';
import { withFacts } from './picture-links.ts';

/** Diagram units between the centres of columns and rows. */
const column = 146;
const row = 72;

const margins = { sides: 30, top: 50, bottom: 24 } as const;

/** A part of a picture: a compartment's title, or '' for none, and where the entities in it are. */
interface Region {
  readonly id: string;
  readonly title: string;
  /** Entity to column and row of its centre. */
  readonly positions: Readonly<Record<string, readonly [column: number, row: number]>>;
}

/** What a picture that is drawn from the library shows, and where. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly regions: readonly Region[];
  /** Links of the library that are left out though their ends are there. */
  readonly leaveOut: readonly string[];
  /** What a receptor senses is drawn at the released pool, where that is there, and not at the transmitter. */
  readonly hasPools?: boolean;
}

/** A picture as a project: its entities where it says, and every link among them but those that others imply. */
export function buildPicture(library: Library, picture: Picture): Project {
  const { title, description, regions, leaveOut, hasPools = false } = picture;
  const { entities } = indexLibrary(library);
  const nodes = regions.flatMap((region) => nodesOf(region, entities));
  const frames = regions.flatMap((region) => frameOf(region, nodes));
  const framed = new Map(
    frames.flatMap((frame) =>
      Object.keys(regions.find(({ id }) => id === frame.id)?.positions ?? {}).map(
        (entity) => [entity, frame.id] as const,
      ),
    ),
  );
  const inFrames = nodes.map((node) => {
    const parent = framed.get(node.id);
    return parent === undefined ? node : { ...node, parent };
  });
  const bare = addElements({ nodes: [...frames, ...inFrames] })(newProject());
  if (bare.nodes.length === 0) throw new Error('The nodes do not make a valid project.');
  const facts = factsToDraw(library, bare)
    .filter(({ id }) => !leaveOut.includes(id))
    .map((fact) => (hasPools ? atPool(library, fact, inFrames) : fact));
  const nodeOf = new Map(inFrames.map((node) => [node.id, node]));
  const drawn = withFacts(library, bare, facts, nodeOf);
  const wrong = untruths(drawn);
  if (wrong.length > 0) throw new Error(`${title} can be misread: ${wrong.join(', ')}.`);
  return { ...drawn, metadata: { ...drawn.metadata, ...metadataOf(title, description) } };
}

/** What the library's pictures say of themselves. */
export function metadataOf(title: string, description: string) {
  return {
    title,
    description,
    authors: ['The Neuromatrix authors'],
    organism: 'Homo sapiens',
    licence: 'CC BY 4.0',
  };
}

/** The facts of the library among the nodes of a project, but those that others say in more detail. */
export function factsToDraw(library: Library, project: Project): readonly LibraryLink[] {
  return suggestFacts(library, project, library.links, false)
    .filter(({ isImplied }) => !isImplied)
    .map(({ fact }) => fact);
}

/** The node for an entity with whole tens as its size and a middle on the grid, so that lines from node to node run straight. */
export function evenNode(entity: LibraryEntity, id: string): PathwayNode {
  const node = entityToNode(entity, { id, x: 0, y: 0 });
  return { ...node, width: Math.ceil(node.width / 20) * 20, height: node.height < 46 ? 40 : 60 };
}

/** A receptor sees what was released: the fact from that pool, where the picture has it. */
function atPool(library: Library, fact: LibraryLink, nodes: readonly PathwayNode[]): LibraryLink {
  const released = library.entities.find(
    ({ poolOf, pool }) => poolOf === fact.source && pool === fact.pool,
  );
  return released && nodes.some(({ id }) => id === released.id)
    ? { ...fact, source: released.id }
    : fact;
}

function nodesOf(
  { positions }: Region,
  entities: ReadonlyMap<string, LibraryEntity>,
): PathwayNode[] {
  return Object.entries(positions).map(([id, [across, down]]) => {
    const entity = entities.get(id);
    if (!entity) throw new Error(`The library has no entity ${id}.`);
    const node = evenNode(entity, id);
    return {
      ...node,
      x: onGrid(across * column - node.width / 2),
      y: onGrid(down * row - node.height / 2),
    };
  });
}

const onGrid = (coordinate: number): number => Math.round(coordinate / 10) * 10;

function frameOf(region: Region, nodes: readonly PathwayNode[]): PathwayNode[] {
  const bounds = boundsAround(nodes.filter(({ id }) => id in region.positions));
  if (region.title === '' || !bounds) return [];
  return [
    nodeSchema.parse({
      id: region.id,
      kind: 'compartment',
      label: region.title,
      x: bounds.x - margins.sides,
      y: bounds.y - margins.top,
      width: bounds.width + 2 * margins.sides,
      height: bounds.height + margins.top + margins.bottom,
    }),
  ];
}
