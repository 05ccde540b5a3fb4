import type { Loss } from '../project/file-outcome.ts';
import { nameElement } from '../project/element-names.ts';
import type { Project } from '../project/project-schema.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import type { PlainLink, PlainNode } from './plain/plain-graph.ts';
import { nameKey } from '../text/match-names.ts';
import { onOneLine } from './plain/clean-text.ts';
import { plainGraphOf, type Sayable } from './plain/plain-from-project.ts';
import { formatsWords } from '../words/formats.ts';

/**
 * Cytoscape's simple interaction format: a line per node and relation with the nodes it leads to
 * (manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html#sif-format).
 */
export const sifFormat: ProjectFormat = {
  read: (text, name) => buildProject(readSif(text), 'sif', name),
  write: writeSif,
};

/** Reads lines of `source relation target...`. If there is a tab anywhere, only tabs divide. */
export function readSif(text: string): PlainFile {
  const nodes = new Map<string, PlainNode>();
  const links: PlainLink[] = [];
  const losses: Loss[] = [];
  const divider = text.includes('\t') ? /\t/u : /[ \f\v\u00a0]+/u;
  const seen = (name: string) => {
    if (!nodes.has(name)) nodes.set(name, { id: name, label: name });
    return name;
  };
  for (const [number, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const [source, relation, ...targets] = wordsOf(line, divider);
    if (source === undefined) continue;
    if (relation !== undefined && targets.length === 0) {
      losses.push({
        kind: 'dropped',
        where: `line ${number + 1}`,
        what: formatsWords.hasTwoWordsLine,
      });
      continue;
    }
    seen(source);
    for (const target of targets) links.push({ source, target: seen(target), relation });
  }
  return { graph: { title: '', description: '', nodes: [...nodes.values()], links }, losses };
}

function wordsOf(line: string, divider: RegExp): string[] {
  const words = line.split(divider).map(nameKey);
  return words.filter((word) => word !== '');
}

const sayable: Sayable = {
  node: new Set(['isolated']),
  link: new Set(['relation']),
  file: new Set(),
};

/**
 * A line for each link, divided by tabs; then the nodes without links. Nodes are named by their labels if these differ.
 */
export function writeSif(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, sayable);
  const names = namesOf(graph.nodes);
  const nameOf = (id: string) => names.get(id) ?? id;
  const linked = new Set(graph.links.flatMap(({ source, target }) => [source, target]));
  const links = graph.links.map(({ source, target, relation = '' }) => {
    return [nameOf(source), relation, nameOf(target)].join('\t');
  });
  // The tab shows that spaces do not divide.
  const alone = graph.nodes.filter(({ id }) => !linked.has(id)).map(({ id }) => `${nameOf(id)}\t`);
  const renamed = graph.nodes.flatMap((node) => lossOfName(node, nameOf(node.id)));
  const lines = [...links, ...alone];
  return {
    text: lines.length === 0 ? '' : `${lines.join('\n')}\n`,
    report: { ...report, losses: [...report.losses, ...renamed] },
  };
}

/** A name for each node: its label, with its id if others have the same label. */
function namesOf(nodes: readonly PlainNode[]): Map<string, string> {
  const counts = new Map<string, number>();
  const lines = nodes.map(({ id, label = '' }) => ({ id, line: onOneLine(label) }));
  for (const { line } of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const taken = new Set<string>();
  return new Map(
    lines.map(({ id, line }) => {
      const plain = counts.get(line) === 1 && line !== '' ? line : `${line} (${id})`.trim();
      let name = plain;
      for (let turn = 2; taken.has(name); turn += 1) name = `${plain} ${turn}`;
      taken.add(name);
      return [id, name];
    }),
  );
}

function lossOfName({ id, label = '' }: PlainNode, name: string): Loss[] {
  if (name === label) return [];
  const what = formatsWords.calledFile(name);
  return [{ kind: 'approximated', elementId: id, where: nameElement('node', id, label), what }];
}
