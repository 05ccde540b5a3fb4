import { addElements } from '../../shared/edit/elements.ts';
import { moveElements } from '../../shared/edit/move-and-resize.ts';
import { indexLibrary, type Library, type LibraryLink } from '../../shared/library/library.ts';
import {
  newProject,
  nodeSchema,
  type PathwayNode,
  type Project,
} from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { unionBounds } from '../../shared/scene/primitives.ts';
import { evenNode, factsToDraw, metadataOf } from './build-picture.ts';
import { layOutSheet } from './lay-out-sheet.ts';
import { sheets, type SheetPlan } from './sheets.ts';

const description = [
  'The whole library on sheets: the ten transmitters with the steps that make and break them down, what supports these,',
  'release, receptors, hormones and outcomes. What works on several sheets is drawn on each of them. Left out are links that',
  'others say in more detail: a precursor whose steps are drawn, a breakdown whose reaction is drawn. Dashed conversions',
  'leave steps out; contested claims are dotted. For A3: export or print one page for each outer group. Identifiers and',
  'evidence come from the library; UniProt (CC BY 4.0), ChEBI (CC BY 4.0) and WikiPathways (CC0) are among its sources. It',
  'informs and is not medical advice.',
].join(' ');

/** Round the content of a sheet, and between sheets. Diagram units. */
const margins = { sides: 30, top: 70, bottom: 30 } as const;
const between = 120;
/** No row of sheets is wider. */
const mostWide = 7_600;

/** What is drawn on a sheet. */
interface Sheet {
  readonly plan: SheetPlan;
  readonly facts: readonly LibraryLink[];
  readonly entities: readonly string[];
}

/** The complete support matrix as a project. The same library gives the same project. */
export function buildCompleteMatrix(library: Library): Project {
  const { entities } = indexLibrary(library);
  const entityOf = (id: string) => {
    const entity = entities.get(id);
    if (!entity) throw new Error(`The library has no entity ${id}.`);
    return entity;
  };
  const planned = planSheets(library);
  const mainSheets = mainSheetsOf(planned);
  const drawn = planned.map(({ plan, facts, entities: there }) => {
    const nodes = there.map((id) =>
      evenNode(entityOf(id), mainSheets.get(id) === plan.id ? id : `${id}--on-${plan.id}`),
    );
    const nodeOf = new Map(nodes.map((node, at) => [there[at] ?? '', node]));
    return framed(plan, layOutSheet(library, nodes, facts, nodeOf));
  });
  const placed = inRows(drawn);
  const references = new Map(
    placed.flatMap((sheet) => sheet.references.map((one) => [one.id, one] as const)),
  );
  const whole = addElements({
    nodes: placed.flatMap(({ nodes }) => nodes),
    links: placed.flatMap(({ links }) => links),
    references: [...references.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  })(newProject());
  if (whole.links.length === 0) throw new Error('The sheets do not make a valid project.');
  const metadata = metadataOf('The complete support matrix', description);
  return { ...whole, metadata: { ...whole.metadata, ...metadata } };
}

/** Which facts are drawn on which sheet, and what is there because of them. */
function planSheets(library: Library): readonly Sheet[] {
  const homes = new Map(
    sheets.flatMap((sheet) => sheet.entities.map((id) => [id, sheet] as const)),
  );
  const { entities } = indexLibrary(library);
  const nodes = [...homes.keys()].flatMap((id) => {
    const entity = entities.get(id);
    return entity ? [evenNode(entity, id)] : [];
  });
  const all = factsToDraw(library, addElements({ nodes })(newProject()));
  return sheets.map((plan) => {
    const facts = all.filter((fact) => sheetOf(fact, homes) === plan.id);
    const ends = facts.flatMap(({ source, target, via }) => [source, target, via ?? source]);
    return { plan, facts, entities: [...new Set(ends)].filter((id) => homes.has(id)) };
  });
}

const influences: ReadonlySet<string> = new Set([
  'upregulates',
  'downregulates',
  'releases',
  'relates-to',
]);

/** Where a fact is drawn: with what it leads to, where nothing else is said. */
function sheetOf(
  { source, target, relation }: LibraryLink,
  homes: ReadonlyMap<string, SheetPlan>,
): string | undefined {
  const [from, to] = [homes.get(source), homes.get(target)];
  if (to?.isDrawnElsewhere && from && !from.isDrawnElsewhere) return from.id;
  const other = influences.has(relation)
    ? sheets.find(({ actsOn }) => actsOn !== undefined && actsOn === to?.id)
    : undefined;
  return (other ?? to)?.id;
}

/** The sheet on which an entity has its own name: that where it is at home, if anything leads to it there, else the first. */
function mainSheetsOf(planned: readonly Sheet[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { plan, entities } of planned) {
    for (const id of entities)
      if (plan.entities.includes(id) || !found.has(id)) found.set(id, plan.id);
  }
  return found;
}

/** A sheet with its frame, in which all of its nodes lie. */
function framed({ id, title }: SheetPlan, sheet: Project): Project {
  const drawn = drawDiagram(sheet, 'light');
  const bounds = unionBounds([
    ...sheet.nodes,
    ...[...drawn.links.values()].map((link) => link.bounds),
  ]);
  const floor = (value: number) => Math.floor(value / 10) * 10;
  const [left, top] = [floor(bounds.x - margins.sides), floor(bounds.y - margins.top)];
  const frame = nodeSchema.parse({
    id,
    kind: 'group',
    label: title,
    x: left,
    y: top,
    width: Math.max(400, floor(bounds.x + bounds.width + margins.sides + 10) - left),
    height: floor(bounds.y + bounds.height + margins.bottom + 10) - top,
    style: { fontSize: 24, bold: true, borderStyle: 'solid' },
  });
  const inside = sheet.nodes.map((node): PathwayNode => ({ ...node, parent: id }));
  return { ...sheet, nodes: [frame, ...inside] };
}

/** The sheets beside and below each other, as lines of text are. */
function inRows(drawn: readonly Project[]): readonly Project[] {
  let [x, y, height] = [0, 0, 0];
  return drawn.map((sheet) => {
    const [frame] = sheet.nodes;
    if (!frame) return sheet;
    if (x > 0 && x + frame.width > mostWide) [x, y, height] = [0, y + height + between, 0];
    const elements = { nodes: [frame.id], links: sheet.links.map(({ id }) => id) };
    const placed = moveElements(elements, { x: x - frame.x, y: y - frame.y })(sheet);
    x += frame.width + between;
    height = Math.max(height, frame.height);
    return placed;
  });
}
