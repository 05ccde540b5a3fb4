import { isRecord, ownValue } from '../../project/plain-json.ts';
import { sbgnElementSchema, type SbgnElement } from './sbgn-element.ts';

interface HasOrigin {
  readonly origin?: { readonly format: string; readonly data?: unknown } | undefined;
}

const known = new WeakMap<object, SbgnElement | null>();

/** The element of an SBGN-ML file that something was read from; undefined where it came from elsewhere. */
export function keptElement({ origin }: HasOrigin): SbgnElement | undefined {
  const xml = keptData(origin, 'xml');
  if (!isRecord(xml)) return undefined;
  const remembered = known.get(xml);
  if (remembered !== undefined) return remembered ?? undefined;
  // A project file is plain text, and may say anything here.
  const element = sbgnElementSchema.safeParse(xml).data ?? null;
  known.set(xml, element);
  return element ?? undefined;
}

/** A fact kept beside the element: what it was nested in, its group. */
export function keptData(origin: HasOrigin['origin'], key: string): unknown {
  return origin?.format === 'sbgnml' ? ownValue(origin.data, key) : undefined;
}
