import type { XmlElement } from './xml-tree.ts';

/** The start tag of an element as it stands in its text. All positions are offsets there, in UTF-16 code units. */
export interface SourceTag {
  /** Behind its name. */
  readonly nameEnd: number;
  readonly attributes: readonly SourceAttribute[];
}

interface SourceAttribute {
  readonly name: string;
  /** As a reader gets it. */
  readonly value: string;
  readonly quote: '"' | "'";
  /** Of the value, between its quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Behind the closing quote. */
  readonly end: number;
}

const attributePattern = /\s+([^\s/>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The parts of the start tag of an element that was read from the text. */
export function sourceTagOf(text: string, element: XmlElement): SourceTag {
  const values = new Map(element.attributes.map(({ name, value }) => [name, value]));
  const nameEnd = element.start + 1 + element.name.length;
  const attributes: SourceAttribute[] = [];
  attributePattern.lastIndex = nameEnd;
  for (let found = attributePattern.exec(text); found; found = attributePattern.exec(text)) {
    const [, name = '', double, single] = found;
    const end = attributePattern.lastIndex;
    const valueEnd = end - 1;
    attributes.push({
      name,
      value: values.get(name) ?? '',
      quote: double === undefined ? "'" : '"',
      valueStart: valueEnd - (double ?? single ?? '').length,
      valueEnd,
      end,
    });
  }
  return { nameEnd, attributes };
}
