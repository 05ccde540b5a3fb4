import type { Damage, ProjectFileError } from '../../project/file-error.ts';
import { arrangeNodes } from '../../layout/arrange-nodes.ts';
import { findCrossProblems } from '../../project/cross-checks.ts';
import { limits } from '../../project/value-schemas.ts';
import { projectSchema, type Relation } from '../../project/project-schema.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Loss } from '../../project/loss-report.ts';
import type { ReadFile } from '../project-format.ts';
import { nameElement } from '../../project/element-names.ts';
import { buildNodes } from './build-nodes.ts';
import { createIdMaker, cut, limited, type IdMaker, type Note } from './clean-text.ts';
import type { PlainGraph, PlainLink } from './plain-graph.ts';
import { originOf, relationFromWord, readXrefs } from './plain-words.ts';

/** What is kept of the file as a whole, as JSON. */
type OriginData = Readonly<Record<string, unknown>>;

export interface PlainFile {
  readonly graph: PlainGraph;
  /** What the file has and the graph has not. */
  readonly losses: readonly Loss[];
}

/** Makes a project from what a simple format says. `name` is the file's name, used if there is no title. */
export function buildProject(
  { graph, losses }: PlainFile,
  format: string,
  name: string,
  origin?: OriginData,
): Result<ReadFile, ProjectFileError> {
  const total = graph.nodes.length + graph.links.length;
  if (total > limits.elements) return failure(tooMany(total));
  const ids = createIdMaker();
  const built = buildNodes(graph.nodes, format, ids);
  const links = buildLinks(graph.links, built.ids, format, ids);
  const project = projectSchema.parse({
    metadata: {
      title:
        cut(graph.title, limits.shortTextLength) || cut(bareName(name), limits.shortTextLength),
      description: cut(graph.description, limits.notesLength),
    },
    nodes: built.nodes,
    links: links.links,
    ...(origin === undefined ? {} : { origin: { format, data: origin } }),
  });
  const problems = findCrossProblems(project);
  if (problems.length > 0) return failure(damaged(problems));
  const all = [...losses, ...built.losses, ...links.losses];
  const touched = new Set(all.map(({ elementId }) => elementId).filter((id) => id !== undefined));
  return success({
    project: built.placed ? project : arrangeNodes(project),
    report: { kept: project.nodes.length + project.links.length - touched.size, losses: all },
  });
}

function bareName(name: string): string {
  return name.replace(/\.[a-z0-9]+$/iu, '');
}

function tooMany(total: number): ProjectFileError {
  const [found, most] = [total, limits.elements].map((count) => count.toLocaleString('en'));
  return damaged([
    { where: 'the file', why: `has ${found} elements; at most ${most} can be held` },
  ]);
}

function damaged(problems: Damage[]): ProjectFileError {
  return { kind: 'damaged', problems: problems.slice(0, 20), total: problems.length };
}

interface BuiltLinks {
  /** For the schema to parse. */
  readonly links: readonly object[];
  readonly losses: readonly Loss[];
}

/** Turns the links of a simple format into ours. One whose end is missing is left out. */
function buildLinks(
  links: readonly PlainLink[],
  nodes: ReadonlyMap<string, string>,
  format: string,
  maker: IdMaker,
): BuiltLinks {
  const losses: Loss[] = [];
  const built = links.flatMap((link, index) => {
    const where = nameElement('link', link.id ?? String(index + 1), link.label ?? '');
    const [source, target] = [nodes.get(link.source), nodes.get(link.target)];
    if (source === undefined || target === undefined) {
      losses.push({ kind: 'dropped', where, what: 'ends at a node that the file does not have.' });
      return [];
    }
    const id = maker.make(link.id ?? `link${index + 1}`);
    const note: Note = (what, kind = 'approximated') =>
      losses.push({ kind, elementId: id, where, what });
    return [{ id, ...ends(source, target), ...meaningOf(link, note, format) }];
  });
  return { links: built, losses };
}

function ends(source: string, target: string) {
  return { source: { to: 'node', id: source }, target: { to: 'node', id: target } };
}

function meaningOf(link: PlainLink, note: Note, format: string) {
  const word = link.relation?.trim() ?? '';
  const meant = word === '' ? 'relates-to' : relationFromWord(word);
  const relation: Relation = meant ?? 'relates-to';
  const own = isMadeName(link.label, word) ? undefined : link.label;
  if (meant === null) {
    const where = own === undefined ? 'it is its label' : 'the word is kept beside';
    note(`is a "${cut(word, 40)}", which has no relation of ours; ${where}.`);
  }
  const { xrefs, unread } = readXrefs(link.xrefs ?? '');
  if (unread > 0) note(`has ${unread} identifiers that could not be read.`, 'dropped');
  // Shown on the link, so that a person can read what the file says.
  const label = own === undefined && meant === null ? word : (own ?? '');
  return {
    relation,
    label: limited(label, limits.labelLength, 'label', note),
    notes: limited(link.notes ?? '', limits.notesLength, 'notes', note),
    xrefs,
    origin: originOf(
      link.id,
      format,
      word === relation || word === '' ? undefined : word,
      link.attributes,
    ),
  };
}

/** Cytoscape names every link "source (interaction) target", which is no label that a person gave. */
function isMadeName(label: string | undefined, word: string): boolean {
  return word !== '' && (label?.includes(` (${word}) `) ?? false);
}
