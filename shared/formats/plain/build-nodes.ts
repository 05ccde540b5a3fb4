import { nameElement } from '../../project/element-names.ts';
import { limits, idSchema } from '../../project/value-schemas.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { NodeKind } from '../../project/node-schema.ts';
import type { Loss } from '../../project/loss-report.ts';
import { textInset } from '../../scene/node-shapes.ts';
import { measureText } from '../../scene/text-layout.ts';
import { cut, limited, type IdMaker, type Note } from './clean-text.ts';
import { findParents } from './find-parents.ts';
import type { PlainNode } from './plain-graph.ts';
import { originOf, kindFromWord, neutralKind, readXrefs } from './plain-words.ts';

interface BuiltNodes {
  /** For the schema to parse. */
  readonly nodes: readonly object[];
  /** From the id in the file to ours. */
  readonly ids: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
  /** True if the file gives positions; otherwise no node has one yet. */
  readonly placed: boolean;
}

/** Turns the nodes of a simple format into ours. If several have the same id, the first counts. */
export function buildNodes(
  nodes: readonly PlainNode[],
  format: string,
  maker: IdMaker,
): BuiltNodes {
  const losses: Loss[] = [];
  const ids = new Map<string, string>();
  const fresh = nodes.filter((node) => {
    const isNew = !ids.has(node.id);
    if (isNew) ids.set(node.id, maker.make(node.id));
    else losses.push(dropped(node, undefined, 'has the id of another node and was left out.'));
    return isNew;
  });
  const parents = findParents(fresh, ids, losses);
  const holders = new Set(parents.values());
  const placed = arePlaced(fresh, losses);
  const built = fresh.map((node) => {
    const id = ids.get(node.id) ?? node.id;
    const note: Note = (what, kindOfLoss = 'approximated') =>
      losses.push({ ...dropped(node, id, what), kind: kindOfLoss });
    const kind = chooseKind(node, holders.has(id), note);
    if (node.unread)
      losses.push(
        dropped(node, id, `has ${node.unread.join(', ')}, which is no number; it was left out.`),
      );
    return {
      id,
      kind,
      parent: parents.get(node.id),
      ...textOf(node, note),
      ...boxOf(node, kind, placed),
      origin: originOf(
        node.id,
        format,
        node.kind === kind ? undefined : node.kind,
        node.attributes,
      ),
    };
  });
  return { nodes: built, ids, losses, placed };
}

function dropped(node: PlainNode, elementId: string | undefined, what: string): Loss {
  const where = nameElement('node', node.id, node.label ?? '');
  const originId = cut(node.id, limits.shortTextLength);
  return {
    kind: 'dropped',
    ...(elementId === undefined ? {} : { elementId }),
    originId,
    where,
    what,
  };
}

/** A file that gives positions for only some nodes is laid out like one that gives none. */
function arePlaced(nodes: readonly PlainNode[], losses: Loss[]): boolean {
  const placed = nodes.filter(({ x, y }) => isCoordinate(x) && isCoordinate(y)).length;
  if (placed > 0 && placed < nodes.length) {
    const what = `places only ${placed} of its ${nodes.length} nodes; all were arranged anew.`;
    losses.push({ kind: 'approximated', where: 'the file', what });
  }
  return placed === nodes.length;
}

function isCoordinate(value: number | undefined): value is number {
  // Half of the space: the size comes on top.
  return value !== undefined && Math.abs(value) <= limits.coordinate / 2;
}

function chooseKind(node: PlainNode, holds: boolean, note: Note): NodeKind {
  const word = node.kind?.trim() ?? '';
  const meant = word === '' ? null : kindFromWord(word);
  if (word !== '' && meant === null) note(`is a "${shown(word)}", which has no kind of ours.`);
  if (!holds) return meant ?? neutralKind;
  if (meant !== null && nodeKinds[meant].contains) return meant;
  if (meant !== null) note('holds other nodes and became a group.');
  return 'group';
}

function textOf(node: PlainNode, note: Note) {
  const { xrefs, unread } = readXrefs(node.xrefs ?? '');
  if (unread > 0) note(`has ${unread} identifiers that could not be read.`, 'dropped');
  return {
    label: limited(node.label ?? '', limits.labelLength, 'label', note),
    caption: limited(node.caption ?? '', limits.labelLength, 'caption', note),
    notes: limited(node.notes ?? '', limits.notesLength, 'notes', note),
    xrefs,
    ...(isId(node.entity) ? { entity: node.entity } : {}),
  };
}

function isId(text: string | undefined): text is string {
  return idSchema.safeParse(text).success;
}

function boxOf(node: PlainNode, kind: NodeKind, placed: boolean) {
  const usual = fitSize(kind, node.label ?? '');
  const width = isSize(node.width) ? node.width : usual.width;
  const height = isSize(node.height) ? node.height : usual.height;
  const { x = 0, y = 0 } = node;
  return placed
    ? { width, height, x: x - width / 2, y: y - height / 2 }
    : { width, height, x: 0, y: 0 };
}

function isSize(value: number | undefined): value is number {
  return value !== undefined && value > 0 && value <= limits.size / 2;
}

function shown(word: string): string {
  return cut(word, 40);
}

/** A wider label is better broken into lines. */
const widest = 240;
const widthStep = 10;
/** Of labels, in diagram units; a label that is a little wider still fits. */
const labelSize = 13;

/** The size of the kind, or wider if the label needs it, in diagram units. */
function fitSize(kind: NodeKind, label: string): { width: number; height: number } {
  const facts = nodeKinds[kind];
  const { height } = facts;
  const lines = label.slice(0, 200).split('\n');
  const text = Math.max(...lines.map((line) => measureText(line, labelSize, 600)));
  let width: number = facts.width;
  while (width < widest && width - 2 * textInset(facts.shape, width, height) < text) {
    width += widthStep;
  }
  return { width, height };
}
