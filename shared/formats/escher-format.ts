import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { isRecord, ownValue } from '../project/plain-json.ts';
import { limits, type DiagramPoint } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { buildProject } from './plain/build-project.ts';
import { withPlainReactions, type PlainReaction } from './plain/draw-reactions.ts';
import type { PlainNode } from './plain/plain-graph.ts';
import { parseJson, unfit } from './plain/read-json.ts';
import { withUnread } from './unread/unread-parts.ts';
import { watchJson } from './unread/watched-json.ts';
import type { ProjectFormat, ReadFile } from './project-format.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** Maps of Escher (escher.github.io): metabolites and the reactions between them. Read only: Escher needs its model. */
export const escherFormat: ProjectFormat = {
  read: (text, name) => {
    const json = parseJson(text);
    if (!json.ok) return json;
    const watch = watchJson(json.value, silence);
    return withUnread(readMap(watch.json, name), watch.losses);
  },
};

/** Where a map is kept, and by which rules. */
const silence = { silent: new Set(['homepage', 'schema', 'map_id']) };

function readMap(json: unknown, name: string): Result<ReadFile, ProjectFileError> {
  const [head, map]: readonly unknown[] = Array.isArray(json) ? json : [];
  const [nodes, reactions] = [ownValue(map, 'nodes'), ownValue(map, 'reactions')];
  if (!isRecord(nodes) || !isRecord(reactions)) {
    return failure(unfit(placesWords.file, formatsWords.mustHoldHeadMap));
  }
  const losses: Loss[] = [];
  const metabolites = Object.entries(nodes).flatMap(([id, node]) => metaboliteOf(id, node) ?? []);
  const drawn = new Map(metabolites.map((node) => [node.id, node]));
  const labels = Object.entries(recordIn(map, 'text_labels')).flatMap(
    ([id, label]) => labelOf(id, label) ?? [],
  );
  const read = Object.entries(reactions).flatMap(
    ([id, reaction]) => reactionOf(id, reaction, nodes, drawn, losses) ?? [],
  );
  const graph = {
    title: textIn(head, 'map_name') ?? '',
    description: textIn(head, 'map_description') ?? '',
    nodes: [...metabolites, ...labels],
    links: [],
  };
  const built = buildProject({ graph, losses }, 'escher', name);
  return built.ok ? success(withPlainReactions(built.value, read, 'escher')) : built;
}

function recordIn(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const found = ownValue(value, name);
  return isRecord(found) ? found : {};
}

function textIn(value: unknown, name: string): string | undefined {
  const found = ownValue(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function pointIn(value: unknown): DiagramPoint | undefined {
  const [x, y] = [ownValue(value, 'x'), ownValue(value, 'y')];
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined;
}

function metaboliteOf(id: string, node: unknown): PlainNode | null {
  if (ownValue(node, 'node_type') !== 'metabolite') return null;
  const bigg = textIn(node, 'bigg_id');
  return {
    id,
    label: textIn(node, 'name') ?? bigg ?? id,
    kind: 'molecule',
    ...pointIn(node),
    ...(bigg === undefined ? {} : { attributes: { bigg_id: bigg } }),
  };
}

function labelOf(id: string, label: unknown): PlainNode | null {
  const text = textIn(label, 'text');
  return text === undefined
    ? null
    : { id: `text ${id}`, label: text, kind: 'label', ...pointIn(label) };
}

function reactionOf(
  id: string,
  reaction: unknown,
  nodes: Readonly<Record<string, unknown>>,
  drawn: ReadonlyMap<string, PlainNode>,
  losses: Loss[],
): PlainReaction | null {
  const label = textIn(reaction, 'name') ?? textIn(reaction, 'bigg_id') ?? id;
  const used = new Set(
    Object.values(recordIn(reaction, 'segments')).flatMap((segment) =>
      ['from_node_id', 'to_node_id'].flatMap((end) => textIn(segment, end) ?? []),
    ),
  );
  const coefficients = new Map(
    listIn(reaction, 'metabolites').flatMap((one): [string, number][] => {
      const [bigg, coefficient] = [textIn(one, 'bigg_id'), ownValue(one, 'coefficient')];
      return bigg !== undefined && typeof coefficient === 'number' ? [[bigg, coefficient]] : [];
    }),
  );
  const ends = [...used].flatMap((node) => {
    const bigg = drawn.has(node) ? textIn(nodes[node], 'bigg_id') : undefined;
    const coefficient = coefficients.get(bigg ?? '');
    const isMain = ownValue(nodes[node], 'node_is_primary') === true;
    return coefficient === undefined ? [] : [{ node, isMain, isFrom: coefficient < 0 }];
  });
  const counts = [...coefficients].filter(([, count]) => Math.abs(count) !== 1);
  if (counts.length > 0) {
    const named = counts.map(([bigg, count]) => `${count} ${bigg}`).slice(0, 20);
    losses.push({
      kind: 'dropped',
      originId: id.slice(0, limits.shortTextLength),
      where: `reaction ${JSON.stringify(label.slice(0, 60))}`,
      what: formatsWords.hasCoefficientsWhichNot(named.join(', ')),
    });
  }
  const main = ends.toSorted((one, other) => Number(other.isMain) - Number(one.isMain));
  const middle = [...used].find((node) => ownValue(nodes[node], 'node_type') === 'midmarker');
  const genes = textIn(reaction, 'gene_reaction_rule');
  const side = (isFrom: boolean) =>
    main.filter((end) => end.isFrom === isFrom).map(({ node }) => node);
  if (ends.length === 0) {
    losses.push({
      kind: 'dropped',
      originId: id.slice(0, limits.shortTextLength),
      where: `reaction ${JSON.stringify(label.slice(0, 60))}`,
      what: formatsWords.leadsNoMetaboliteDrawn,
    });
    return null;
  }
  return {
    id,
    name: label,
    label: textIn(reaction, 'bigg_id') ?? label,
    from: side(true),
    to: side(false),
    actors: [],
    isReversible: ownValue(reaction, 'reversibility') === true,
    notes: [label, ...(genes === undefined ? [] : [`Genes: ${genes}`])].join('\n'),
    xrefs: [],
    bend: middle === undefined ? undefined : pointIn(nodes[middle]),
  };
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const found = ownValue(value, name);
  return Array.isArray(found) ? found : [];
}
