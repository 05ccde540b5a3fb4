import { nameElement } from '../../project/element-names.ts';
import { limits } from '../../project/limits.ts';
import type { Relation } from '../../project/link-schema.ts';
import type { Loss } from '../loss-report.ts';
import { cut, limited, type IdMaker } from './clean-text.ts';
import type { PlainLink } from './plain-graph.ts';
import { originOf } from './plain-origin.ts';
import { relationFromWord } from './plain-words.ts';
import { readXrefs } from './plain-xrefs.ts';

interface BuiltLinks {
  /** For the schema to parse. */
  readonly links: readonly object[];
  readonly losses: readonly Loss[];
}

/** Turns the links of a simple format into ours. One whose end is missing is left out. */
export function buildLinks(
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
    const note = (what: string) =>
      losses.push({ kind: 'approximated', elementId: id, where, what });
    return [{ id, ...ends(source, target), ...meaningOf(link, note, format) }];
  });
  return { links: built, losses };
}

function ends(source: string, target: string) {
  return { source: { to: 'node', id: source }, target: { to: 'node', id: target } };
}

function meaningOf(link: PlainLink, note: (what: string) => void, format: string) {
  const word = link.relation?.trim() ?? '';
  const meant = word === '' ? 'relates-to' : relationFromWord(word);
  const relation: Relation = meant ?? 'relates-to';
  const own = isMadeName(link.label, word) ? undefined : link.label;
  if (meant === null) {
    const where = own === undefined ? 'it is its label' : 'the word is kept beside';
    note(`is a "${cut(word, 40)}", which has no relation of ours; ${where}.`);
  }
  const { xrefs, unread } = readXrefs(link.xrefs ?? '');
  if (unread > 0) note(`has ${unread} identifiers that could not be read.`);
  // Shown, so that what the file says of it can be read.
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
