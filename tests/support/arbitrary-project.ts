import * as fc from 'fast-check';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { projectSchema, type Project } from '../../shared/project/project-schema.ts';
import {
  canvasSketch,
  linkSketch,
  metadataSketch,
  nodeSketch,
  origin,
  referenceSketch,
  scenarioSketch,
  type EndpointSketch,
  type EvidenceSketch,
  type LinkSketch,
  type NodeSketch,
  type ReferenceSketch,
  type ScenarioSketch,
} from './arbitrary-sketches.ts';
import { fields, idStem, json } from './arbitrary-values.ts';

interface Options {
  readonly maxNodes?: number;
  readonly maxLinks?: number;
  /** Strew fields that the schema does not know over every level. */
  readonly unknownFields?: boolean;
}

interface Sketch {
  readonly stem: string;
  readonly nodes: readonly NodeSketch[];
  readonly links: readonly LinkSketch[];
  readonly references: readonly ReferenceSketch[];
  readonly scenarios: readonly ScenarioSketch[];
  readonly rest: object;
}

/** A project that keeps every rule, cross checks included. It has at least one node. */
export function arbitraryProject(options: Options = {}): fc.Arbitrary<Project> {
  const { maxNodes = 6, maxLinks = 6, unknownFields = false } = options;
  const sketch = fc.record({
    stem: idStem,
    nodes: fc.array(nodeSketch, { minLength: 1, maxLength: maxNodes }),
    links: fc.array(linkSketch, { maxLength: maxLinks }),
    references: fc.array(referenceSketch, { maxLength: 3 }),
    scenarios: fc.array(scenarioSketch, { maxLength: 2 }),
    rest: fields({}, { metadata: metadataSketch, canvas: canvasSketch, origin }),
  });
  const strange = fc.array(strangeField, { maxLength: unknownFields ? 8 : 0 });
  return (
    fc
      .tuple(sketch, strange)
      // A clone, for a field strewn into a value that fast-check uses again would pile up over runs.
      .map(([parts, extras]) =>
        projectSchema.parse(strew(structuredClone(assemble(parts)), extras)),
      )
  );
}

function assemble({ stem, nodes, links, references, scenarios, rest }: Sketch): object {
  const placed = nodes.map((node, index) =>
    assembleNode(node, index, nodes, stem, references.length),
  );
  const anchorIds = links.flatMap((link, index) =>
    link.anchors.map((_anchor, anchorIndex) => `${stem}l${index}a${anchorIndex}`),
  );
  const ids = { node: placed.map((node) => node.id), anchor: anchorIds };
  return {
    ...rest,
    references: references.map((reference, index) => ({ id: `r${index}`, ...reference })),
    nodes: placed,
    links: links.map((link, index) => ({
      ...link,
      id: `${stem}l${index}`,
      source: assembleEnd(link.source, ids),
      target: assembleEnd(link.target, ids),
      anchors: link.anchors.map((anchor, anchorIndex) => ({
        ...anchor,
        id: `${stem}l${index}a${anchorIndex}`,
      })),
      evidence: assembleEvidence(link.evidence, references.length),
    })),
    scenarios: scenarios.map((scenario, index) => ({
      ...scenario,
      id: `s${index}`,
      supplies: scenario.supplies.map(({ pick, level }) => ({
        node: choose(ids.node, pick),
        level,
      })),
    })),
  };
}

function assembleNode(
  { parentPick, ...node }: NodeSketch,
  index: number,
  nodes: readonly NodeSketch[],
  stem: string,
  references: number,
) {
  // Parents come earlier in the list, so that there is no ring; real files know no such order, which is tested apart.
  const containers = nodes
    .slice(0, index)
    .flatMap(({ kind }, at) => (nodeKinds[kind].contains ? [at] : []));
  const parent = parentPick === null ? undefined : choose(containers, parentPick);
  return {
    ...node,
    id: index === 0 ? stem : `${stem}n${index}`,
    ...(parent === undefined ? {} : { parent: parent === 0 ? stem : `${stem}n${parent}` }),
    badges: node.badges.map((badge, badgeIndex) => ({
      ...badge,
      id: `${stem}n${index}b${badgeIndex}`,
    })),
    evidence: assembleEvidence(node.evidence, references),
  };
}

function assembleEnd(
  { to, pick, x, y, side, position, offset }: EndpointSketch,
  ids: { readonly node: readonly string[]; readonly anchor: readonly string[] },
) {
  const id = to === 'point' ? undefined : choose(ids[to], pick);
  if (id === undefined) return { to: 'point', x, y };
  return to === 'node' ? { to, id, side, position } : { to, id, offset };
}

function assembleEvidence(evidence: readonly EvidenceSketch[], references: number) {
  if (references === 0) return [];
  return evidence.map(({ pick, ...others }) => ({ ...others, reference: `r${pick % references}` }));
}

function choose<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % items.length];
}

const strangeField = fc.record({
  pick: fc.nat(),
  key: fc.oneof(
    fc.constantFrom('constructor', 'toString', '0', 'hasOwnProperty'),
    fc.string().map((key) => `x-${key}`),
  ),
  value: json,
});

function strew(
  project: object,
  extras: readonly { readonly pick: number; readonly key: string; readonly value: unknown }[],
): object {
  const objects = collectObjects(project);
  for (const { pick, key, value } of extras) {
    const chosen = choose(objects, pick);
    if (chosen)
      Object.defineProperty(chosen, key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return project;
}

/** Every object that the schema describes; what an import left in `data` is not ours to strew over. */
function collectObjects(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, held]) =>
    key === 'data' ? [] : collectObjects(held),
  );
  return Array.isArray(value) ? inner : [value, ...inner];
}
