import { addElements } from '../../shared/edit/elements.ts';
import {
  indexLibrary,
  type Library,
  type LibraryEntity,
  type LibraryLink,
} from '../../shared/library/library.ts';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import {
  newProject,
  type Project,
  nodeSchema,
  type PathwayNode,
} from '../../shared/project/project-schema.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { boundsAround } from '../../shared/graph/spatial-index.ts';
import { suggestFacts } from '../../shared/suggest/suggestions.ts';
import { drawLinks } from './draw-links.ts';
import { regions, type Region } from './regions.ts';

/** Diagram units between the centres of columns and rows. */
const column = 146;
const row = 72;

const margins = { sides: 30, top: 50, bottom: 24 } as const;

const description = [
  'The whole library in one picture: the ten transmitters with the steps that make and break them down, and what supports',
  'them. Transmitter systems stand at the left and the right with their receptors and transporters outermost; vitamins,',
  'coenzymes and minerals stand between them, hormones below. Left out are links that others say in more detail: a precursor',
  'whose steps are drawn, a breakdown whose reaction is drawn. Dashed conversions leave steps out; contested claims are',
  'dotted. Made for printing on a large sheet, A1. Identifiers and evidence come from the library; UniProt (CC BY 4.0), ChEBI (CC BY 4.0)',
  'and WikiPathways (CC0) are among its sources. It informs and is not medical advice.',
].join(' ');

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

/** The complete support matrix as a project. The same library gives the same project. */
export function buildCompleteMatrix(library: Library): Project {
  return buildPicture(library, {
    title: 'The complete support matrix',
    description,
    regions,
    leaveOut: [],
  });
}

/** A picture as a project: its entities where it says, and every link among them but those that others imply. */
export function buildPicture(library: Library, picture: Picture): Project {
  const { title, description: about, regions: areas, leaveOut, hasPools = false } = picture;
  const { entities } = indexLibrary(library);
  const nodes = areas.flatMap((region) => nodesOf(region, entities));
  const frames = areas.flatMap((region) => frameOf(region, nodes));
  const framed = new Map(
    frames.flatMap((frame) =>
      Object.keys(areas.find(({ id }) => id === frame.id)?.positions ?? {}).map(
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
  const { links, references } = drawLinks(library, facts, inFrames, frames.map(titleOf));
  const sorted = references.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const drawn = addElements({ links, references: sorted })(bare);
  if (drawn.links.length === 0) throw new Error('The links do not make a valid project.');
  return {
    ...drawn,
    metadata: {
      ...drawn.metadata,
      title,
      description: about,
      authors: ['The Neuromatrix authors'],
      organism: 'Homo sapiens',
      licence: 'CC BY 4.0',
    },
  };
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
    const node = entityToNode(entity, { id, x: 0, y: 0 });
    const size = { width: even(node.width), height: node.height < 46 ? 40 : 60 };
    return {
      ...node,
      ...size,
      x: onGrid(across * column - size.width / 2),
      y: onGrid(down * row - size.height / 2),
    };
  });
}

/** Whole tens with a middle on the grid, so that lines from node to node run straight. */
const even = (length: number): number => Math.ceil(length / 20) * 20;
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

/** Where a compartment's title stands, roughly: lines keep off it. */
function titleOf({ x, y, label }: PathwayNode): Bounds {
  return { x: x + 16, y: y + 8, width: 8.5 * label.length + 8, height: 22 };
}

function factsToDraw(library: Library, project: Project): readonly LibraryLink[] {
  return suggestFacts(library, project, library.links, false)
    .filter(({ isImplied }) => !isImplied)
    .map(({ fact }) => fact);
}
