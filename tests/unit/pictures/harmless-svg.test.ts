import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmlessSvg } from '../../../shared/open/harmless-svg.ts';

const svg = (inside: string, root = 'width="20" height="10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${root}>${inside}</svg>`;

const textOf = (text: string) => {
  const made = harmlessSvg(text);
  return made.ok ? made.value.text : made.error;
};

describe('A drawing that is inserted', () => {
  test.each([
    ['a script', svg('<script>alert(1)</script>'), 'script'],
    ['a script of another name', svg('<x:SCRIPT xmlns:x="urn:x">1</x:SCRIPT>'), 'script'],
    ['an event', svg('<rect onclick="alert(1)"/>'), 'script'],
    ['an event of the whole', svg('', 'onload="alert(1)"'), 'script'],
    ['a link that runs', svg('<a xlink:href=" javascript:alert(1)"><g/></a>'), 'script'],
    ['a picture elsewhere', svg('<image href="https://example.org/a.png"/>'), 'outside'],
    ['a part of another file', svg('<use href="other.svg#a"/>'), 'outside'],
    ['another drawing in it', svg('<image href="data:image/svg+xml,x"/>'), 'outside'],
    ['a style that imports', svg('<style>@import url(a.css)</style>'), 'outside'],
    ['a fill from elsewhere', svg('<rect fill="url(https://a.org/#a)"/>'), 'outside'],
    ['a style with a hidden word', svg('<rect style="fill:u\\72l(https://a.org)"/>'), 'outside'],
    ['no size', svg('', 'width="0" height="0"'), 'empty'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'no-svg'],
    ['no end', '<svg xmlns="http://www.w3.org/2000/svg">', 'no-svg'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'no-svg'],
  ])('with %s is refused', (_what, text, fault) => {
    expect(harmlessSvg(text)).toEqual({ ok: false, error: fault });
  });

  test('loses what draws nothing, and keeps what does', () => {
    const text = textOf(
      svg(
        `<metadata>me</metadata><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>
        <a href="https://example.org"><rect id="r" width="5" height="5" fill="url(#g)" data-x="1"/></a>
        <linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><use href="#r"/>
        <animate attributeName="x"/><text>Gly &amp; Ser</text>`,
      ),
    );
    expect(text).not.toMatch(/metadata|foreignObject|example|data-x|animate/u);
    expect(text).toMatch(/<rect id="r" width="5" height="5" fill="url\(#g\)"\/>/u);
    expect(text).toMatch(/<use xlink:href="#r"\/>/u);
    expect(text).toMatch(/Gly &amp; Ser/u);
  });

  test('whose parts repeat each other without end is refused', () => {
    const level = (at: number) => `<g id="l${at}">${`<use href="#l${at - 1}"/>`.repeat(10)}</g>`;
    const levels = Array.from({ length: 9 }, (_, at) => level(at + 1));
    expect(textOf(svg(`<defs><g id="l0"><rect/></g>${levels.join('')}</defs>`))).toBe('too-much');
    expect(textOf(svg('<g id="a"><use href="#a"/></g>'))).toMatch(/<use/u);
  });

  test.each([
    ['width="20mm" height="10mm"', 75.59, 37.8],
    ['viewBox="0 0 40 20"', 40, 20],
    ['width="80" viewBox="0 0 40 20"', 80, 40],
    ['width="100%" height="100%" viewBox="0 0 4 2"', 4, 2],
    ['', 300, 150],
  ])('has the size that %s says', (root, width, height) => {
    const made = harmlessSvg(svg('', root));
    expect(made.ok && Number(made.value.width.toFixed(2))).toBe(width);
    expect(made.ok && Number(made.value.height.toFixed(2))).toBe(height);
  });

  test('is never made to throw, and never keeps an event or a script', () => {
    const piece = constantFrom(
      '<g>',
      '</g>',
      '<script>',
      'on',
      'onload="x"',
      '<rect ',
      '/>',
      'href="#a"',
      '&',
      '"',
      ' ',
    );
    assert(
      property(array(piece), (pieces) => {
        expect(textOf(svg(pieces.join('')))).not.toMatch(/<script|<[^>]*onload=/u);
      }),
    );
  });
});
