import type { LinkColumns } from './link-columns.ts';
import { foldText } from '../../text/fold-text.ts';

/**
 * Headings of the ends of links, the surest first: our own, those of Cytoscape, STRING, Pathway Commons, BioGRID and
 * Gephi, and what spreadsheets in German, French, Spanish, Italian and Portuguese are headed with. Compared folded.
 */
const sourceWords = words(
  'source, from, source id, participant a, source node, source name, source label, edge source, from node, from id',
  'node1, node 1, node a, preferred name a, protein1, protein a, gene1, gene a, string id a, item id a',
  'official symbol interactor a, official symbol a, interactor a, interactor 1, entity a, start node, subject, regulator',
  'Quelle, Quellknoten, Startknoten, von, Ausgangsknoten, Ausgang, Knoten 1, Knoten A',
  'origine, nœud source, noeud source, nœud 1, nœud de départ, départ, depuis',
  'origen, fuente, nodo origen, nodo de origen, nodo fuente, nodo 1, desde',
  'sorgente, nodo sorgente, da, origem, fonte, nó de origem',
);
const targetWords = words(
  'target, to, target id, participant b, target node, target name, target label, edge target, to node, to id',
  'node2, node 2, node b, preferred name b, protein2, protein b, gene2, gene b, string id b, item id b',
  'official symbol interactor b, official symbol b, interactor b, interactor 2, entity b, end node, object, regulated',
  'Ziel, Zielknoten, Endknoten, nach, zu, Knoten 2, Knoten B',
  'cible, destination, nœud cible, noeud cible, nœud 2, nœud d’arrivée, arrivée, vers',
  'destino, nodo destino, nodo de destino, objetivo, nodo objetivo, nodo 2, hacia, hasta',
  'destinazione, nodo destinazione, a, alvo, nó de destino',
);
const relationWords = words(
  'relation, interaction, shared interaction, interaction type, relation type, relationship, edge type, link type, type, action, mode, effect, predicate, edge',
  'Beziehung, Interaktion, Wechselwirkung, Relation, Art, Typ, Kantentyp, Wirkung',
  'interaction, type de relation, type d’interaction, effet, lien',
  'relación, interacción, tipo, tipo de relación, tipo de interacción, efecto, vínculo',
  'relazione, interazione, relação, interação, efeito, effetto',
);

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(',').map(fold));
}

function fold(text: string): string {
  return foldText(text.replaceAll('œ', 'oe')).compact;
}

/** The columns of a table of links by their headings; null if no two of them are the ends of links. */
export function findLinkColumns(head: readonly string[]): LinkColumns | null {
  const names = head.map(fold);
  const source = columnOf(names, sourceWords);
  const target = columnOf(names, targetWords);
  if (source === undefined || target === undefined || source === target) return null;
  const relation = columnOf(names, relationWords) ?? null;
  return {
    source,
    target,
    relation: relation === source || relation === target ? null : relation,
    hasHeading: true,
  };
}

const idWords = words(
  'id, node, node id, name, label, shared name, display name, gene, gene name, gene symbol, symbol, protein',
  'Knoten, Name, Bezeichnung, nœud, nom, libellé, étiquette, nodo, nombre, etiqueta, nome',
);

/** The column that names the nodes of a table of nodes; undefined where none does. */
export function findNodeColumn(head: readonly string[]): number | undefined {
  return columnOf(head.map(fold), idWords);
}

function columnOf(names: readonly string[], wanted: readonly string[]): number | undefined {
  return wanted.map((word) => names.indexOf(word)).find((column) => column >= 0);
}

/** What columns of other languages are called here. */
const translated = new Map<string, string>(
  Object.entries({
    label:
      'Bezeichnung, Beschriftung, Name, nom, libellé, étiquette, nombre, etiqueta, nome, gene name, symbol',
    kind: 'Typ, Art, Knotentyp, tipo, type de nœud, node type',
    caption: 'Untertitel, sous-titre, subtítulo',
    notes:
      'Notizen, Notiz, Anmerkung, Beschreibung, Bemerkung, remarque, remarques, notas, nota, descripción, comentario',
    parent: 'Gruppe, übergeordnet, groupe, grupo',
    x: 'x position, pos x, position x, x coordinate, x location, X-Koordinate, x-Position, coordonnée x, coordenada x',
    y: 'y position, pos y, position y, y coordinate, y location, Y-Koordinate, y-Position, coordonnée y, coordenada y',
    width: 'Breite, largeur, ancho, anchura, node width',
    height: 'Höhe, hauteur, alto, altura, node height',
  }).flatMap(([ours, theirs]) => words(theirs).map((word): [string, string] => [word, ours])),
);

/** Columns under the names that the simple formats use. An unknown name stays, and so do ours. */
export function columnNames(head: readonly string[]): string[] {
  const taken = new Set(head.map((heading) => heading.trim().toLowerCase()));
  return head.map((heading) => {
    const ours = translated.get(fold(heading));
    if (ours === undefined || taken.has(ours)) return heading;
    taken.add(ours);
    return ours;
  });
}

/**
 * A table of edges as Cytoscape exports it has no columns for the ends, but names such as `A (activates) B`: the rows with
 * the ends in columns of their own, or null for another table.
 */
export function splitEdgeNames(rows: readonly (readonly string[])[]): string[][] | null {
  const [head = [], ...others] = rows;
  const names = head.map(fold);
  const relation = columnOf(names, words('interaction, shared interaction'));
  const name = columnOf(names, words('name, shared name'));
  if (relation === undefined || name === undefined || others.length === 0) return null;
  const split = others.map((cells) => {
    const parts = (cells[name] ?? '').split(` (${cells[relation] ?? ''}) `);
    return parts.length === 2 ? [...parts, ...cells.filter((_cell, at) => at !== name)] : null;
  });
  if (split.some((cells) => cells === null)) return null;
  const heading = ['source', 'target', ...head.filter((_cell, at) => at !== name)];
  return [heading, ...split.flatMap((cells) => (cells === null ? [] : [cells]))];
}
