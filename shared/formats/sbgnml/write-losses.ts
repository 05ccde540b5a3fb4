import { biologyOfLink, biologyOfNode } from '../../project/biology.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { nameElement } from '../../project/element-names.ts';
import type { Link, LinkStyle, Project } from '../../project/project-schema.ts';
import type { NodeStyle, PathwayNode } from '../../project/node-schema.ts';
import type { Loss } from '../../project/loss-report.ts';
import { glyphClassOf } from './glyph-classes.ts';
import { keptElement } from './sbgn-element.ts';
import { type Language, classForNode } from './element-class.ts';

/** What of a project's elements a file of SBGN-ML does not say, or says to us only. */
export function findLosses(project: Project, language: Language): Loss[] {
  return [
    ...aboutProject(project),
    ...project.nodes.flatMap((node) =>
      whatOfNode(node, language).map((loss) => placed('node', node, loss)),
    ),
    ...project.links.flatMap((link) => whatOfLink(link).map((loss) => placed('link', link, loss))),
  ];
}

type What = Pick<Loss, 'kind' | 'what'>;

function placed(noun: 'node' | 'link', element: PathwayNode | Link, what: What): Loss {
  const originId = element.origin?.format === 'sbgnml' ? element.origin.id : undefined;
  return {
    ...what,
    elementId: element.id,
    ...(originId === undefined ? {} : { originId }),
    where: nameElement(noun, element.id, element.label),
  };
}

const dropped = (what: string): What => ({ kind: 'dropped', what });
const approximated = (what: string): What => ({ kind: 'approximated', what });

function whatOfNode(node: PathwayNode, language: Language): What[] {
  if (isUnsaid(node)) return [dropped(`is of the kind ${node.kind}, for which SBGN has no glyph.`)];
  const found: What[] = [];
  const className = classForNode(node, language);
  const isOwnKind = keptElement(node) === undefined && glyphClassOf(className).kind !== node.kind;
  if (isOwnKind) {
    found.push(
      approximated(
        `is written as "${className}"; its kind, ${node.kind}, is for Neuromatrix only.`,
      ),
    );
  }
  const texts = [node.label, node.caption, node.notes, ...node.badges.map(({ label }) => label)];
  if (texts.some(isUnsayable)) found.push(unsayable);
  if (node.caption !== '') {
    found.push(approximated('has a caption, which is for Neuromatrix only.'));
  }
  if (hasAny(biologyOfNode(node))) found.push(forUsOnly);
  found.push(...ownLook(node.style, nodeLooks));
  if (node.rotation !== 0) found.push(dropped('is turned, which a glyph cannot be.'));
  if (node.evidence.length > 0)
    found.push(dropped('has evidence, for which SBGN-ML has no place.'));
  return found;
}

/** Of a style, what render information has no attribute for that programs read. */
const nodeLooks: ReadonlyMap<string, string> = new Map<keyof NodeStyle, string>([
  ['borderStyle', 'border style'],
  ['dash', 'dashes'],
  ['opacity', 'opacity'],
  ['underline', 'underlining'],
  ['strike', 'strike-through'],
]);
const linkLooks: ReadonlyMap<string, string> = new Map<keyof LinkStyle, string>([
  ['line', 'line style'],
  ['dash', 'dashes'],
  ['opacity', 'opacity'],
]);

function ownLook(style: object | undefined, looks: ReadonlyMap<string, string>): What[] {
  const names = Object.entries(style ?? {})
    .filter(([, value]) => !isPlain(value))
    .flatMap(([name]) => looks.get(name) ?? []);
  if (names.length === 0) return [];
  return [dropped(`has its own ${names.join(', ')}, which SBGN-ML cannot say.`)];
}

/** As programs draw what says nothing of it: a solid line, or full opacity. */
function isPlain(value: unknown): boolean {
  return value === 'solid' || value === 1 || value === false;
}

// eslint-disable-next-line no-control-regex -- they are what it looks for
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;
const unsayable = approximated('has characters that XML cannot say, which are left out.');

const forUsOnly = approximated(
  'says where it is or how it acts in the body, which is for Neuromatrix only.',
);

function hasAny(fields: object): boolean {
  return Object.keys(fields).length > 0;
}

function isUnsayable(text: string): boolean {
  return impossible.test(text);
}

function whatOfLink(link: Link): What[] {
  const found: What[] = [link.label, link.notes].some(isUnsayable) ? [unsayable] : [];
  if (link.label !== '') found.push(approximated('has a label, which is for Neuromatrix only.'));
  if (hasAny(biologyOfLink(link))) found.push(forUsOnly);
  found.push(...ownLook(link.style, linkLooks));
  if (link.evidence.length > 0)
    found.push(dropped('has evidence, for which SBGN-ML has no place.'));
  return found;
}

function aboutProject({ metadata, references, scenarios, origin }: Project): Loss[] {
  const { title, authors, organism, licence } = metadata;
  const isOurs = origin?.format !== 'sbgnml';
  const parts = [
    isOurs && title !== '' ? 'title' : '',
    authors.length > 0 ? 'authors' : '',
    organism === '' ? '' : 'organism',
    licence === '' ? '' : 'licence',
    references.length > 0 ? 'references' : '',
    scenarios.length > 0 ? 'scenarios' : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return [];
  const what = `has no place in SBGN-ML for its ${parts.join(', ')}.`;
  return [{ kind: 'dropped', where: 'the project', what }];
}

/** Is it something that no glyph says? Its members are written; what ends at it is not. */
export function isUnsaid(node: PathwayNode): boolean {
  return keptElement(node) === undefined && nodeKinds[node.kind].sbgnClass === null;
}
