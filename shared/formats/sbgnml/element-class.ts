import type { Head, Link, PathwayNode } from '../../project/project-schema.ts';
import { relations } from '../../project/relations.ts';
import {
  attributeOf,
  childrenOf,
  type SbgnElement,
  keptData,
  keptElement,
} from './sbgn-element.ts';
import { arcClassOf } from './arc.ts';
import { badgeKindOf, classOfNode, glyphClassOf, kindByMaterial } from './glyph.ts';

export type Language = 'process description' | 'activity flow' | 'entity relationship';

/** In which of SBGN's languages a map is: as it says, else as its version says, else by what is in it. */
export function languageOf(map: SbgnElement): { language: Language; said: string | undefined } {
  const said = attributeOf(map, 'language');
  const version = attributeOf(map, 'version') ?? '';
  return { language: named(said) ?? byVersion(version) ?? byContent(map), said };
}

const languages: readonly Language[] = [
  'process description',
  'activity flow',
  'entity relationship',
];

function named(said: string | undefined): Language | undefined {
  return languages.find((language) => language === said?.trim().toLowerCase());
}

function byVersion(version: string): Language | undefined {
  if (version.includes('sbgn.pd.')) return 'process description';
  if (version.includes('sbgn.af.')) return 'activity flow';
  return version.includes('sbgn.er.') ? 'entity relationship' : undefined;
}

function byContent(map: SbgnElement): Language {
  const isFlow = childrenOf(map, 'glyph').some(
    (glyph) => attributeOf(glyph, 'class') === 'biological activity',
  );
  return isFlow ? 'activity flow' : 'process description';
}

/** The class that a node is written as: the one it was read with, unless it has been changed to something else. */
export function classForNode(node: PathwayNode, language: Language): string {
  const kept = attributeOf(keptElement(node), 'class');
  if (kept !== undefined && stillIs(node, kept)) return kept;
  const own = classOfNode(node);
  if (language !== 'activity flow' || !activities.has(own.replace(' multimer', ''))) return own;
  return 'biological activity';
}

/** What is an activity in an activity flow. */
const activities = new Set([
  'simple chemical',
  'macromolecule',
  'nucleic acid feature',
  'complex',
  'unspecified entity',
]);

function stillIs(node: PathwayNode, className: string): boolean {
  const { kind, isMultimer = false } = glyphClassOf(className);
  if ((node.multimer ?? false) !== isMultimer) return false;
  const units = node.badges
    .filter(
      (badge) => badgeKindOf(attributeOf(keptElement(badge), 'class') ?? '') === 'information',
    )
    .map(({ label }) => label);
  if (node.kind === kind || node.kind === kindByMaterial(kind, units)) return true;
  return classOfNode(node) === className;
}

/** The class that a link is written as: the one it was read with, unless it means something else now. */
export function classForLink(link: Link, language: Language): string {
  const kept = attributeOf(keptElement(link), 'class');
  if (kept !== undefined && (keptData(link.origin, 'fixed') === true || isStill(link, kept))) {
    return kept;
  }
  return language === 'activity flow' ? flowClass(link) : modulationClass(link);
}

function isStill({ relation, style }: Link, className: string): boolean {
  const facts = arcClassOf(className);
  return relation === facts.relation && headOf({ relation, style }) === facts.head;
}

function headOf({ relation, style }: Pick<Link, 'relation' | 'style'>): Head {
  return style?.targetHead ?? relations[relation].head;
}

export function modulationClass(link: Link): string {
  const className = relations[link.relation].sbgnArc;
  if (className === 'production') return headOf(link) === 'none' ? 'consumption' : className;
  return isNecessary(link) ? 'necessary stimulation' : className;
}

function flowClass(link: Link): string {
  return isNecessary(link) ? 'necessary stimulation' : relations[link.relation].sbgnFlowArc;
}

/** A plain activation that is marked as necessary. */
function isNecessary(link: Link): boolean {
  return link.relation === 'activates' && headOf(link) === 'necessary-stimulation';
}
