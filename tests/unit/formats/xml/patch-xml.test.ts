import { array, assert, constantFrom, property, record, string, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchXml } from '../../../../shared/formats/xml/patch-xml.ts';
import { sourceTagOf } from '../../../../shared/formats/xml/source-tag.ts';
import { readXml } from '../../../../shared/formats/xml/read-xml.ts';
import {
  writeXml,
  xmlElement,
  type WritableElement,
} from '../../../../shared/formats/xml/write-xml.ts';
import {
  childElements,
  ownTextOf,
  textOf,
  type XmlElement,
} from '../../../../shared/formats/xml/xml-tree.ts';

const rules = {
  keyOf: ({ attributes }: WritableElement) => attributes['id'],
  fileKeyOf: ({ attribute }: { attribute: (name: string) => string | undefined }) =>
    attribute('id'),
  singles: new Set(['size']),
  withEnds: new Set(['point']),
  numbers: new Set(['w']),
};

function patched(text: string, before: WritableElement, after: WritableElement): string | null {
  return patchXml({ text, source: treeIn(text), before, after, rules });
}

function treeIn(text: string): XmlElement {
  const read = readXml(text);
  if (!read.ok) throw new Error('The source is not read.');
  return read.value;
}

const node = (id: string, x: string, ...more: WritableElement[]) =>
  xmlElement('node', { id, x }, more);
const map = (...children: WritableElement[]) => xmlElement('map', {}, children);

describe('The positions of a text are found', () => {
  const shape = (text: string, element: XmlElement): unknown => [
    element.name,
    sourceTagOf(text, element).attributes.map(({ name, value, valueStart, valueEnd }) => [
      name,
      value,
      text.slice(valueStart, valueEnd),
    ]),
    text.slice(element.start, element.openEnd),
    text.slice(element.closeStart, element.end),
    childElements(element).map((child) => shape(text, child)),
  ];

  test('of tags, attributes in either quotes, and what lies between', () => {
    const text = `<?xml version="1.0"?>\r\n<!-- <no> -->\r\n<a b = '1"&amp;\r\n' >\r\n<c\n/><![CDATA[<d>]]>\u{1F600}<e></e></a >\r\n`;
    const root = treeIn(text);
    expect(shape(text, root)).toEqual([
      'a',
      [['b', '1"& ', '1"&amp;\r\n']],
      `<a b = '1"&amp;\r\n' >`,
      '</a >',
      [
        ['c', [], '<c\n/>', '', []],
        ['e', [], '<e>', '</e>', []],
      ],
    ]);
    expect(ownTextOf(root)).toBe('\n<d>\u{1F600}');
  });

  test('of whatever is well-formed', () => {
    const short = string({ unit: 'grapheme', maxLength: 12 });
    const tags = (text: string, element: XmlElement): string =>
      `${text.slice(element.start, element.openEnd)} ${text.slice(element.closeStart, element.end)}`;
    assert(
      property(short, short, (one, other) => {
        const { text } = writeXml(
          xmlElement('a', { b: one }, [other, xmlElement('c', { d: other }, [one])]),
        );
        const root = treeIn(text);
        const [inner] = childElements(root);
        expect(tags(text, root)).toMatch(/^<a b="[^"]*"> <\/a>$/u);
        expect(inner && tags(text, inner)).toMatch(
          one === '' ? /^<c d="[^"]*"(?:> <\/c>|\/> )$/u : /^<c d="[^"]*"> <\/c>$/u,
        );
        expect(sourceTagOf(text, root).attributes[0]?.value).toBe(root.attributes[0]?.value);
      }),
    );
  });
});

describe('A text keeps all but what has changed', () => {
  const text = `<map>\r\n\t<!-- one -->\r\n\t<node  y='2' x='1'\tid="a"><other/></node>\r\n\t<node id="b" x="5"/><!-- two -->\r\n</map>\r\n`;
  const before = map(node('a', '1'), node('b', '5'));

  test('without a change, everything', () => {
    expect(patched(text, before, map(node('a', '1'), node('b', '5')))).toBe(text);
  });

  test('a value, in the quotes that it had', () => {
    const after = map(node('a', `it's "new"`), node('b', '5'));
    expect(patched(text, before, after)).toBe(
      text.replace(`x='1'`, `x='it&apos;s &quot;new&quot;'`),
    );
  });

  test('a new attribute, and one that is gone', () => {
    const after = map(node('a', '1'), xmlElement('node', { id: 'b', z: '7' }));
    expect(patched(text, before, after)).toBe(text.replace(`id="b" x="5"`, `id="b" z="7"`));
  });

  test('an element that is gone takes its line with it, but not the comment beside it', () => {
    expect(patched(text, before, map(node('b', '5')))).toBe(
      text.replace(`\r\n\t<node  y='2' x='1'\tid="a"><other/></node>`, ''),
    );
    expect(patched(text, before, map(node('a', '1')))).toBe(
      text.replace('<node id="b" x="5"/>', ''),
    );
  });

  test('new elements stand where they belong, with the line ends and indentation of the file', () => {
    const after = map(node('a', '1'), node('c', '3', xmlElement('size')), node('b', '5'));
    expect(patched(text, before, after)).toBe(
      text.replace(
        '</node>\r\n',
        '</node>\r\n\t<node id="c" x="3">\r\n\t\t<size/>\r\n\t</node>\r\n',
      ),
    );
    const inside = map(node('a', '1'), node('b', '5', xmlElement('size', { w: '1' })));
    expect(patched(text, before, inside)).toBe(
      text.replace('x="5"/>', 'x="5">\r\n\t\t<size w="1"/>\r\n\t</node>'),
    );
  });

  test('in a file of one line, and with a prefix, new elements are like their neighbours', () => {
    const flat = '<p:map xmlns:p="urn:x"><p:node id="a" x="1"/></p:map>';
    const first = map(node('a', '1'));
    expect(patched(flat, first, map(node('a', '1'), node('b', '2', xmlElement('size'))))).toBe(
      flat.replace('</p:map>', '<p:node id="b" x="2"><p:size/></p:node></p:map>'),
    );
  });

  test('an element that means nothing to us yet is filled, not doubled', () => {
    const source = '<map><node id="a" x="1"><size w=""/></node></map>';
    const after = map(node('a', '1', xmlElement('size', { w: '9' })));
    expect(patched(source, map(node('a', '1')), after)).toBe(source.replace('w=""', 'w="9"'));
  });

  test('the last point of a line stays the last when bends come between', () => {
    const line = (...points: string[]) =>
      map(
        xmlElement(
          'line',
          { id: 'l' },
          points.map((x) => xmlElement('point', { x })),
        ),
      );
    const source = '<map><line id="l"><point x="1"/><point x="2" head="odd"/></line></map>';
    expect(patched(source, line('1', '2'), line('3', '9', '4'))).toBe(
      '<map><line id="l"><point x="3"/><point x="9"/><point x="4" head="odd"/></line></map>',
    );
  });
});

describe('Whatever changes', () => {
  const item = record({
    id: constantFrom('a', 'b', 'c', 'd', 'e'),
    name: constantFrom('node', 'line'),
    x: string({ maxLength: 3, unit: 'grapheme' }),
    text: constantFrom('', 'one', '<two>'),
    inner: array(constantFrom('p', 'q', 'r'), { maxLength: 3 }),
  });
  const items = uniqueArray(item, { selector: ({ id }) => id, maxLength: 5 });
  type Item = {
    readonly id: string;
    readonly name: string;
    readonly x: string;
    readonly text: string;
    readonly inner: readonly string[];
  };
  const treeOf = (list: readonly Item[]) =>
    map(
      ...list.map(({ id, name, x, text, inner }) =>
        xmlElement(
          name,
          { id, x },
          text === '' ? inner.map((value) => xmlElement('point', { value })) : [text],
        ),
      ),
    );
  const said = (text: string): unknown => {
    const read = readXml(text);
    const tree = (element: XmlElement): unknown => [
      element.name,
      Object.fromEntries(element.attributes.map(({ name, value }) => [name, value])),
      childElements(element).length > 0 ? '' : textOf(element).trim(),
      childElements(element).map(tree),
    ];
    return read.ok ? tree(read.value) : read.error;
  };

  test('the text says the same as one that is written anew', () => {
    const styles = constantFrom(
      (text: string) => text,
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => text.replaceAll(/\n\s*/gu, ''),
    );
    assert(
      property(items, items, styles, (one, other, style) => {
        const [before, after] = [treeOf(one), treeOf(other)];
        const text = style(writeXml(before).text);
        expect(said(patched(text, before, after) ?? '')).toEqual(said(writeXml(after).text));
        expect(patched(text, before, treeOf(one))).toBe(text);
      }),
    );
  });
});
