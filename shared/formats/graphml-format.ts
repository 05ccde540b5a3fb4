import { nameElement } from '../project/element-names.ts';
import type { Project } from '../project/project-schema.ts';
import type { Loss, LossReport } from '../project/loss-report.ts';
import { buildProject } from './plain/build-project.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import { readXml } from './xml/read-xml.ts';
import { readGraphml } from './read-graphml.ts';
import {
  attributesOf,
  type PlainGraph,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { plainGraphOf } from './plain/plain-from-project.ts';
import { withAttributes } from './plain/report-losses.ts';
import { writeXml, xmlElement, type WritableElement } from './xml/write-xml.ts';

/** Graphs with attributes, read by Cytoscape, Gephi, yEd and igraph (graphml.graphdrawing.org/specification.html). */
export const graphmlFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text);
    if (!root.ok) return root;
    const file = readGraphml(root.value);
    return file.ok ? buildProject(file.value, 'graphml', name) : file;
  },
  write: writeGraphml,
};

/** Attributes are declared first; nodes and edges then name them. Places are of centres, as Cytoscape and Gephi have them. */
export function writeGraphml(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, withAttributes);
  const keys = createKeys();
  const nodes = graph.nodes.map((node) => nodeElement(node, keys));
  const edges = graph.links.map((link) => edgeElement(link, keys));
  const facts = factsOf(graph, keys);
  const owners = new Map<WritableElement, PlainNode | PlainLink>();
  for (const [at, node] of graph.nodes.entries()) own(nodes[at], node, owners);
  for (const [at, link] of graph.links.entries()) own(edges[at], link, owners);
  const body = xmlElement('graph', { id: 'G', edgedefault: 'directed' }, [
    ...facts,
    ...nodes,
    ...edges,
  ]);
  const namespace = { xmlns: 'http://graphml.graphdrawing.org/xmlns' };
  const { text, unsayable } = writeXml(
    xmlElement('graphml', namespace, [...keys.elements(), body]),
  );
  const losses = unsayable.map(({ element }) => lossOfSigns(owners.get(element)));
  const unique = [...new Map(losses.map((loss) => [loss.where, loss])).values()];
  return { text, report: withMore(report, unique) };
}

/** Elements that were whole and now lose something are no longer kept. */
function withMore({ kept, losses }: LossReport, more: readonly Loss[]): LossReport {
  const touched = new Set(losses.map(({ elementId }) => elementId));
  const fresh = more.filter(({ elementId }) => elementId !== undefined && !touched.has(elementId));
  return { kept: kept - fresh.length, losses: [...losses, ...more] };
}

function own(
  element: WritableElement | undefined,
  owner: PlainNode | PlainLink,
  owners: Map<WritableElement, PlainNode | PlainLink>,
): void {
  if (!element) return;
  owners.set(element, owner);
  for (const child of element.children) {
    if (typeof child === 'object' && 'name' in child) owners.set(child, owner);
  }
}

function lossOfSigns(owner: PlainNode | PlainLink | undefined): Loss {
  const what = 'has characters that XML cannot hold, which were left out.';
  const elementId = owner?.id;
  if (!owner || elementId === undefined) return { kind: 'approximated', where: 'the file', what };
  const noun = 'source' in owner ? 'link' : 'node';
  return {
    kind: 'approximated',
    elementId,
    where: nameElement(noun, elementId, owner.label ?? ''),
    what,
  };
}

interface Keys {
  /** The `data` element of a value. */
  data(domain: string, name: string, value: PlainValue): WritableElement;
  elements(): WritableElement[];
}

/** Keys in the order of their first use. An attribute whose values differ in type is declared as text. */
function createKeys(): Keys {
  const keys = new Map<string, { id: string; domain: string; name: string; type: string }>();
  return {
    data: (domain, name, value) => {
      const qualifiedName = `${domain} ${name}`;
      const type = typeOf(value);
      const known = keys.get(qualifiedName) ?? { id: `d${keys.size}`, domain, name, type };
      keys.set(qualifiedName, known.type === type ? known : { ...known, type: 'string' });
      return xmlElement('data', { key: known.id }, [String(value)]);
    },
    elements: () =>
      [...keys.values()].map(({ id, domain, name, type }) =>
        xmlElement('key', { id, for: domain, 'attr.name': name, 'attr.type': type }),
      ),
  };
}

function typeOf(value: PlainValue): string {
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function nodeElement(node: PlainNode, keys: Keys): WritableElement {
  const data = attributesOf(node).map(([name, value]) => keys.data('node', name, value));
  return xmlElement('node', { id: node.id }, data);
}

function edgeElement(link: PlainLink, keys: Keys): WritableElement {
  const { id, source, target } = link;
  const data = attributesOf(link).map(([name, value]) => keys.data('edge', name, value));
  return xmlElement('edge', { id, source, target }, data);
}

function factsOf({ title, description }: PlainGraph, keys: Keys): WritableElement[] {
  const facts = Object.entries({ title, description }).filter(([, text]) => text !== '');
  return facts.map(([name, text]) => keys.data('graph', name, text));
}
