import type { Project } from '../../project/project-schema.ts';
import { attributesOf } from '../plain/plain-fields.ts';
import { plainGraphOf } from '../plain/plain-from-project.ts';
import type { PlainLink, PlainNode } from '../plain/plain-graph.ts';
import { withAttributes } from '../plain/sayable.ts';
import type { WrittenFile } from '../project-format.ts';

/** One element a line, so that it can be compared. */
export function writeCyjs(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, withAttributes);
  const data = JSON.stringify({ name: graph.title, description: graph.description });
  const nodes = list(graph.nodes.map(nodeElement));
  const edges = list(graph.links.map(edgeElement));
  const head = '"format_version": "1.0",\n"generated_by": "Neuromatrix"';
  const text = `{${head},\n"data": ${data},\n"elements": {\n"nodes": ${nodes},\n"edges": ${edges}\n}}\n`;
  return { text, report };
}

function list(elements: readonly object[]): string {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}

function nodeElement(node: PlainNode): object {
  const { x = 0, y = 0, label, ...rest } = node;
  const others = Object.fromEntries(attributesOf(rest));
  return { data: { ...others, id: node.id, name: label }, position: { x, y } };
}

function edgeElement(link: PlainLink): object {
  const { relation, ...rest } = link;
  const others = Object.fromEntries(attributesOf(rest));
  const { id, source, target } = link;
  return { data: { ...others, id, source, target, interaction: relation } };
}
