import type { Loss } from '../loss-report.ts';
import type { PlainFile } from '../plain/build-project.ts';
import type { PlainLink, PlainNode } from '../plain/plain-graph.ts';

/** Reads lines of `source relation target...`. Where there is a tab anywhere, only tabs divide. */
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
        what: 'has two words; a line has one, or three and more.',
      });
      continue;
    }
    seen(source);
    for (const target of targets) links.push({ source, target: seen(target), relation });
  }
  return { graph: { title: '', description: '', nodes: [...nodes.values()], links }, losses };
}

function wordsOf(line: string, divider: RegExp): string[] {
  const words = line.split(divider).map((word) => word.trim());
  return words.filter((word) => word !== '');
}
