import type { z } from 'zod';
import {
  linkBiologySchema,
  nodeBiologySchema,
  type LinkBiology,
  type NodeBiology,
} from '../../project/biology.ts';
import { idSchema, labelSchema } from '../../project/value-schemas.ts';
import { nodeKindSchema, type PathwayNode } from '../../project/node-schema.ts';
import { relationSchema, type Link } from '../../project/project-schema.ts';
import { confidenceSchema } from '../../project/annotation-schema.ts';
import {
  attributeOf,
  childrenOf,
  makeElement,
  type SbgnElement,
  type SbgnNode,
} from './sbgn-element.ts';

/** An element of ours in an extension: what SBGN has no word for, so that it comes back when we read the file again. */
const wordName = 'neuromatrix:element';
const wordNamespace = 'https://neuromatrix.example/sbgnml';

export type OwnWords = Readonly<Record<string, string | undefined>>;

/** What our element in an extension says; nothing where there is none. */
function wordsOf(extension: SbgnElement | undefined): SbgnElement | undefined {
  return childrenOf(extension).find(({ name }) => name === wordName);
}

export function nodeWordsOf(
  extension: SbgnElement | undefined,
): Partial<Pick<PathwayNode, 'kind' | 'caption' | 'entity'>> & NodeBiology {
  const words = wordsOf(extension);
  if (!words) return {};
  const kind = nodeKindSchema.safeParse(attributeOf(words, 'kind'));
  const caption = labelSchema.safeParse(attributeOf(words, 'caption'));
  return {
    ...(kind.success ? { kind: kind.data } : {}),
    ...(caption.success ? { caption: caption.data } : {}),
    ...entityIn(words),
    ...biologyIn(words, nodeBiologySchema),
  };
}

export function linkWordsOf(
  extension: SbgnElement | undefined,
): Partial<Pick<Link, 'relation' | 'label' | 'confidence' | 'entity'>> & LinkBiology {
  const words = wordsOf(extension);
  if (!words) return {};
  const relation = relationSchema.safeParse(attributeOf(words, 'relation'));
  const label = labelSchema.safeParse(attributeOf(words, 'label'));
  const confidence = confidenceSchema.safeParse(attributeOf(words, 'confidence'));
  return {
    ...(relation.success ? { relation: relation.data } : {}),
    ...(label.success ? { label: label.data } : {}),
    ...(confidence.success ? { confidence: confidence.data } : {}),
    ...entityIn(words),
    ...biologyIn(words, linkBiologySchema),
  };
}

/** The entry of the library that an element stands for. */
function entityIn(words: SbgnElement): { entity?: string } {
  const entity = idSchema.safeParse(attributeOf(words, 'entity'));
  return entity.success ? { entity: entity.data } : {};
}

/** Where, which pool, when and how strongly: as JSON in one attribute, for SBGN has no word for any of it. */
export function biologyWord(fields: NodeBiology | LinkBiology): string | undefined {
  return Object.keys(fields).length === 0 ? undefined : JSON.stringify(fields);
}

function biologyIn<Fields extends object>(
  words: SbgnElement,
  schema: z.ZodType<Fields>,
): Fields | Record<string, never> {
  const parsed = schema.safeParse(parseJson(attributeOf(words, 'biology')));
  return parsed.success ? parsed.data : {};
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    // Spoilt by hand: the rest of the element is read without it.
    return {};
  }
}

/** The extension with our element saying these words, and no other; without it where there are none. */
export function withOwnWords(
  extension: SbgnElement | undefined,
  words: OwnWords,
): SbgnElement | undefined {
  const said = Object.values(words).some((word) => word !== undefined && word !== '');
  const rest: SbgnNode[] = (extension?.children ?? []).filter(
    (child) => typeof child === 'string' || child.name !== wordName,
  );
  if (!said) {
    if (!wordsOf(extension)) return extension;
    return rest.length > 0 ? { name: 'extension', children: rest } : undefined;
  }
  const element = makeElement(wordName, { 'xmlns:neuromatrix': wordNamespace, ...words });
  return { name: 'extension', children: [...rest, element] };
}
