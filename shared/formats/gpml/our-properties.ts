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

/** The node with what its properties say of ours, as far as the schema allows it. */
export function applyOursToNode(plain: PathwayNode, element: GpmlElement): PathwayNode {
  const changes = changesIn(element, nodeFields, 'kind');
  const parsed = changes && nodeSchema.safeParse({ ...plain, ...changes });
  return parsed?.success ? parsed.data : plain;
}

/** The link with what its properties say of ours, as far as the schema allows it. */
export function applyOursToLink(plain: Link, element: GpmlElement): Link {
  const changes = changesIn(element, linkFields, 'relation');
  const parsed = changes && linkSchema.safeParse({ ...plain, ...changes });
  return parsed?.success ? parsed.data : plain;
}

/** Null where nothing is ours. */
function changesIn(
  { properties }: GpmlElement,
  names: readonly string[],
  typeName: 'kind' | 'relation',
): Record<string, unknown> | null {
  const ours = new Map(properties.filter(([key]) => isOurs(key)));
  if (ours.size === 0) return null;
  const changes: Record<string, unknown> = {};
  const fields = parse(ours.get(ourKeys.fields));
  for (const name of names) {
    if (name in fields) changes[name] = fields[name] ?? undefined;
  }
  const word = ours.get(ourKeys[typeName]);
  if (word !== undefined) changes[typeName] = word;
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
