import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentOf, writeXml, xmlElement } from '../../../../shared/formats/xml/write-xml.ts';
import { xmlEncoding } from '../../../../shared/formats/xml/xml-start.ts';
import { readXml, xmlLimits } from '../../../../shared/formats/xml/read-xml.ts';
import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../../../../shared/formats/xml/xml-tree.ts';

function mustRead(text: string): XmlElement {
  const result = readXml(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function faultOf(text: string) {
  const result = readXml(text);
  return result.ok ? null : result.error;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe('A document is read as a tree', () => {
  test('with names, namespaces, attributes and text in their order', () => {
    const root = mustRead(
      '<?xml version="1.0"?>\r\n<a xmlns="urn:x" xmlns:p="urn:p" z="1" p:y="2">one<b/>\n  <p:c>t&amp;w<![CDATA[<o>]]></p:c></a>',
    );
    const [b, c] = childElements(root);
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:x', line: 2, start: 23 });
    expect(b).toMatchObject({ name: 'b', namespace: 'urn:x', line: 2 });
    expect(c).toMatchObject({ name: 'p:c', local: 'c', namespace: 'urn:p', line: 3 });
    expect(root.attributes.map(({ name }) => name)).toEqual(['xmlns', 'xmlns:p', 'z', 'p:y']);
    expect([attributeOf(root, 'z'), attributeOf(root, 'y')]).toEqual(['1', undefined]);
    expect([c && textOf(c), firstChild(root, 'c') === c]).toEqual(['t&w<o>', true]);
  });

  test('with white space in attributes as XML has it: escaped breaks stay, plain ones become blanks', () => {
    expect(attributeOf(mustRead('<a b="1&#xA;2\n3&#x9;4"/>'), 'b')).toBe('1\n2 3\t4');
  });

  test('with a byte order mark, and with names that objects have of their own', () => {
    const root = mustRead('\uFEFF<__proto__ constructor="1" __proto__="2"><toString/></__proto__>');
    expect(root.attributes.map(({ value }) => value)).toEqual(['1', '2']);
  });
});

describe('What is no document is refused with its place and a reason', () => {
  test.each([
    ['<a>\n <b>\n</a>', 3, 'an end tag does not fit <b>, which was opened at line 2'],
    ['<a>\n <b>', 2, 'the file ends within <b>, which was opened at line 2'],
    ['<a>\n&nbsp;</a>', 2, 'an entity is not defined'],
    ['<a>&constructor;</a>', 1, 'an entity is not defined'],
    ['<a>\n<b c="1" c="2"/></a>', 2, 'duplicate attribute'],
    ['<a>\n<p:b/></a>', 2, 'unbound namespace prefix'],
    ['<a/>\n<b/>', 2, 'only one root'],
    ['<a>\u0001</a>', 1, 'disallowed character'],
    ['', 1, 'the file is empty'],
    ['just text', 1, 'text data outside'],
    ['<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', 1, 'DOCTYPE'],
    ['<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', 2, 'DOCTYPE'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>S\uFFFDure</a>', 2, 'ISO-8859-1'],
    ['<\u0000a\u0000/\u0000>\u0000', 1, 'UTF-16'],
  ])('%#: %s', (text, line, reason) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ kind: 'not-xml', line });
    expect(JSON.stringify(fault)).toContain(reason);
  });

  test('before it can fill the stack or the memory', () => {
    const deep = '<a>'.repeat(200_000);
    expect(faultOf(deep)).toMatchObject({ kind: 'not-xml', column: 3 * xmlLimits.depth + 1 });
    const many = Array.from({ length: 1_001 }, (_, index) => `a${index}=""`).join(' ');
    expect(faultOf(`<a ${many}/>`)).toMatchObject({ kind: 'not-xml' });
    expect(faultOf('x'.repeat(64 * 1024 * 1024 + 1))).toMatchObject({ kind: 'too-large' });
  });
});

describe('The encoding of bytes', () => {
  test.each([
    ['\u00ef\u00bb\u00bf<a/>', 'utf-8'],
    ['\u00ff\u00fe<\u0000', 'utf-16le'],
    ['\u00fe\u00ff\u0000<', 'utf-16be'],
    ['<\u0000a\u0000', 'utf-16le'],
    ['\u0000<\u0000a', 'utf-16be'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?>', 'iso-8859-1'],
    ['<?xml version="1.0" encoding="UTF-16"?>', 'utf-8'],
    ['<a/>', 'utf-8'],
    ['', 'utf-8'],
  ])('%#', (text, label) => {
    expect(xmlEncoding(bytesOf(text))).toBe(label);
  });
});

describe('What is written', () => {
  test('is laid out and escaped', () => {
    const root = xmlElement('a', { b: '"<\n&', none: undefined }, [
      xmlElement('c'),
      null,
      xmlElement('d', {}, ['x < y\n', xmlElement('e', {}, ['z'])]),
    ]);
    expect(writeXml(root).text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a b="&quot;&lt;&#xA;&amp;">\n  <c/>\n  <d>x &lt; y\n<e>z</e></d>\n</a>\n',
    );
  });

  test('says which characters XML could not say', () => {
    const child = xmlElement('c', { d: 'x\u0000y' }, ['\uD800']);
    const { text, unsayable } = writeXml(xmlElement('a', {}, [child]));
    expect(text).toContain('<c d="xy"></c>');
    expect(unsayable).toEqual([{ element: child, attribute: 'd' }, { element: child }]);
  });

  test('comes back the same, whatever it holds', () => {
    const sayable = string({ unit: 'binary' }).map((text) =>
      text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/gu, '·'),
    );
    assert(
      property(sayable, sayable, (value, text) => {
        const { text: written } = writeXml(xmlElement('a', { b: value }, [text]));
        const root = mustRead(written);
        expect([attributeOf(root, 'b'), textOf(root)]).toEqual([value, text]);
      }),
    );
  });

  test('keeps an element that is not understood, with its namespaces, to stand elsewhere', () => {
    const root = mustRead(
      '<a xmlns="urn:a" xmlns:p="urn:p"><p:b x="1" p:y="&#xA;">t<c xmlns="urn:c"/><!--n--></p:b></a>',
    );
    const kept = firstChild(root, 'b');
    const fragment = kept ? fragmentOf(kept) : '';
    expect(fragment).toBe(
      '<p:b xmlns:p="urn:p" x="1" p:y="&#xA;">t<c xmlns="urn:c"/><!--n--></p:b>',
    );
    expect(fragmentOf(mustRead(fragment))).toBe(fragment);
  });
});
