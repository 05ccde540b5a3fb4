import { nameElement } from '../../project/element-names.ts';
import type { Project } from '../../project/project-schema.ts';
import type { Loss } from '../loss-report.ts';
import type { WrittenFile } from '../project-format.ts';
import { writeXml, type Unsayable } from '../xml/write-xml.ts';
import { fromProject, type DocumentToWrite } from './from-project.ts';
import type { GpmlElement, GpmlVersion } from './gpml-document.ts';
import type { Kept } from './kept-values.ts';
import { writeDocument, type WrittenDocument } from './write-document.ts';

/** The text of a GPML file of that version, and what of the project other programs will not find in it. */
export function writeGpml(project: Project, version: GpmlVersion): WrittenFile {
  const made = fromProject(project, version);
  const written = writeDocument(made.document);
  const { text, unsayable } = writeXml(written.root);
  const losses = [
    ...made.losses,
    ...lossesOfUnsaid(made, written, version),
    ...unsayable.flatMap((part) => lossOfUnsayable(made, written, part)),
  ];
  const touched = new Set(losses.map(({ elementId }) => elementId).filter((id) => id)).size;
  const count = project.nodes.length + project.links.length;
  return { text, report: { kept: Math.max(0, count - touched), losses } };
}

/** Names of properties whose loss a person would see or miss, for a sentence. */
const words = new Map([
  ['arrowHead', 'arrow head'],
  ['shapeType', 'shape'],
  ['type', 'type'],
  ['textColor', 'text colour'],
  ['fillColor', 'fill'],
  ['borderColor', 'colour'],
  ['lineColor', 'colour'],
  ['borderStyle', 'border'],
  ['lineStyle', 'line'],
  ['fontName', 'font'],
  ['fontSize', 'font size'],
  ['fontWeight', 'font weight'],
  ['fontStyle', 'font style'],
  ['hAlign', 'alignment'],
  ['vAlign', 'alignment'],
  ['rotation', 'rotation'],
  ['width', 'size'],
  ['height', 'size'],
  ['centerX', 'place'],
  ['centerY', 'place'],
  ['href', 'link'],
  ['xrefId', 'identifier'],
  ['groupRef', 'group'],
  ['elementRef', 'attached end'],
]);

function lossesOfUnsaid(
  { sources }: DocumentToWrite,
  { unsaid }: WrittenDocument,
  version: GpmlVersion,
): Loss[] {
  const losses: Loss[] = [];
  for (const [holder, kept] of unsaid) {
    if (!('kind' in holder)) continue;
    const lost = [...new Set(kept.flatMap(wordOf))];
    if (lost.length === 0) continue;
    losses.push({
      kind: 'approximated',
      ...identify(holder, sources),
      what: `is written with the nearest ${joinWords(lost)} that GPML ${version} knows; what it was is kept beside.`,
    });
  }
  return losses;
}

/** "a", "a and b", "a, b and c". */
function joinWords(words: readonly string[]): string {
  const rest = words.slice(0, -1).join(', ');
  const last = words.at(-1) ?? '';
  return rest === '' ? last : `${rest} and ${last}`;
}

function wordOf([where, , value]: Kept): string[] {
  if (value === null) return [];
  const word = words.get(where.replace(/^(?:point|anchor)\d+\./u, ''));
  return word === undefined ? [] : [word];
}

function identify(
  element: GpmlElement,
  sources: DocumentToWrite['sources'],
): Pick<Loss, 'elementId' | 'originId' | 'where'> {
  const source = sources.get(element);
  const own = element.values.get('elementId');
  const noun =
    source && 'relation' in source ? 'link' : element.kind === 'State' ? 'badge' : 'node';
  return {
    ...(source ? { elementId: source.id } : {}),
    ...(own === undefined ? {} : { originId: own }),
    where: nameElement(noun, source?.id ?? own ?? '?', source?.label ?? ''),
  };
}

function lossOfUnsayable(
  { sources }: DocumentToWrite,
  { elements }: WrittenDocument,
  { element, attribute }: Unsayable,
): Loss[] {
  const owner = elements.get(element);
  const what = `has characters in its ${attribute ?? 'text'} that XML cannot hold: they were left out.`;
  return [
    owner
      ? { kind: 'approximated', ...identify(owner, sources), what }
      : { kind: 'approximated', where: `the element ${element.name}`, what },
  ];
}
