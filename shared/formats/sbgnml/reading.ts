import type { z } from 'zod';
import { limits, type linkSchema, type nodeSchema } from '../../project/project-schema.ts';
import type { Loss } from '../../project/file-outcome.ts';
import { attributeOf, type SbgnElement } from './sbgn-element.ts';
import type { RenderInfo } from './render-info.ts';

export type NodeDraft = z.input<typeof nodeSchema>;
export type LinkDraft = z.input<typeof linkSchema>;

/** What an id of the file names: a glyph, a port of one, an arc, or a point on an arc. */
export interface Target {
  readonly type: 'node' | 'link';
  /** Ours. */
  readonly id: string;
  readonly point?: { readonly x: number; readonly y: number } | undefined;
}

/** A file on its way to a project. */
export interface Reading {
  readonly lineOf: (element: SbgnElement) => number | undefined;
  readonly rendered: RenderInfo;
  readonly nodes: NodeDraft[];
  readonly links: LinkDraft[];
  readonly targets: Map<string, Target>;
  /** Glyphs and arcs by the id of what they became. */
  readonly elements: Map<string, SbgnElement>;
  readonly losses: Loss[];
  /** Ours, of glyphs for which the file has no box. */
  readonly boxless: Set<string>;
  /** Names that are kept and not shown. */
  hiddenNames: number;
  /** An id for an element: that of the file if it is free and allowed, otherwise one made from it. */
  readonly takeId: (element: SbgnElement, stem: string) => string;
}

export function createReading(
  rendered: RenderInfo,
  lineOf: (element: SbgnElement) => number | undefined,
): Reading {
  const losses: Loss[] = [];
  const ids = new Set<string>();
  const takeId = (element: SbgnElement, stem: string) => {
    const wanted = attributeOf(element, 'id') ?? '';
    const base = fitId(wanted) || stem;
    let id = base;
    for (let count = 2; ids.has(id); count += 1) id = `${base}-${count}`;
    ids.add(id);
    return id;
  };
  return {
    lineOf,
    rendered,
    nodes: [],
    links: [],
    targets: new Map(),
    elements: new Map(),
    losses,
    boxless: new Set(),
    hiddenNames: 0,
    takeId,
  };
}

function fitId(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it takes out
  return text.replaceAll(/[\s\u0000-\u001f\u007f]+/gu, '_').slice(0, limits.idLength - 20);
}

/** How a person finds an element in the file: `glyph "ATP" (g12), line 45`. */
function describeElement(reading: Reading, element: SbgnElement, label = ''): string {
  const id = attributeOf(element, 'id');
  const line = reading.lineOf(element);
  const text = label.replaceAll(/\s+/gu, ' ').trim().slice(0, 60);
  const parts = [
    element.name.slice(element.name.indexOf(':') + 1),
    text === '' ? '' : ` "${text}"`,
    id === undefined ? '' : ` (${id.slice(0, 60)})`,
    line === undefined ? '' : `, line ${line}`,
  ];
  return parts.join('');
}

/** Records that an element did not come through unchanged; `elementId` is ours. */
export function addLoss(
  reading: Reading,
  kind: Loss['kind'],
  element: SbgnElement,
  what: string,
  { label = '', elementId }: { label?: string; elementId?: string | undefined } = {},
): void {
  const originId = attributeOf(element, 'id');
  reading.losses.push({
    kind,
    where: describeElement(reading, element, label),
    what,
    ...(elementId === undefined ? {} : { elementId }),
    ...(originId === undefined ? {} : { originId }),
  });
}

export const originFormat = 'sbgnml';

/** Whether the file says of no glyph where it stands, so that all of them are laid out. */
export function isLaidOut({ boxless, elements, nodes }: Reading): boolean {
  return elements.size > 0 && boxless.size > 0 && nodes.every(({ id }) => boxless.has(id));
}
