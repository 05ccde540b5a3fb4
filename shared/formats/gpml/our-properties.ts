import { linkSchema, type Link } from '../../project/link-schema.ts';
import { nodeSchema, type PathwayNode } from '../../project/node-schema.ts';
import { isRecord } from '../../project/plain-json.ts';
import type { GpmlElement } from './gpml-document.ts';

/** Keys of the properties in which we keep what GPML has no word for. Other programs leave them as they are. */
export const ourKeys = {
  kind: 'nsm.kind',
  relation: 'nsm.relation',
  /** The id in the file of what a node lies in, where that is no group of GPML. */
  parent: 'nsm.parent',
  /** Further fields, as JSON. */
  fields: 'nsm.fields',
  project: 'nsm.project',
} as const;

export function isOurs(key: string): boolean {
  return key.startsWith('nsm.');
}

/** Fields that a file cannot say, by what they are in. */
const nodeFields = [
  'caption',
  'notes',
  'evidence',
  'xrefs',
  'entity',
  'ports',
  'clone',
  'multimer',
  'style',
];
const linkFields = [
  'label',
  'notes',
  'evidence',
  'xrefs',
  'entity',
  'confidence',
  'style',
  'waypoints',
  'routing',
];

export function applyOurs<T extends PathwayNode | Link>(plain: T, element: GpmlElement): T {
  const ours = element.properties.filter(([key]) => isOurs(key));
  if (ours.length === 0) return plain;
  const isNode = 'kind' in plain;
  const changes = changesIn(new Map(ours), isNode);
  // The schema decides what of them can be; what it gives back has the shape of what it got.
  const parsed = isNode
    ? nodeSchema.safeParse({ ...plain, ...changes })
    : linkSchema.safeParse({ ...plain, ...changes });
  return parsed.success ? (parsed.data as unknown as T) : plain;
}

function changesIn(ours: ReadonlyMap<string, string>, isNode: boolean): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  const fields = parse(ours.get(ourKeys.fields));
  for (const name of isNode ? nodeFields : linkFields) {
    if (name in fields) changes[name] = fields[name] ?? undefined;
  }
  const word = ours.get(isNode ? ourKeys.kind : ourKeys.relation);
  if (word !== undefined) changes[isNode ? 'kind' : 'relation'] = word;
  return changes;
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    // Spoilt by hand: the file's own words are left.
    return {};
  }
}
