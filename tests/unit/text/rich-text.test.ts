import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  escapeMarkup,
  labelFromTyped,
  readMarkup,
  richFromHtml,
  richLabel,
  typedLabel,
  writeMarkup,
} from '../../../shared/text/rich-text.ts';

/** The text with tags, so that a row of the table can be read. */
function shown(typed: string): string {
  const { label, formatted } = labelFromTyped(typed);
  const { text, marks } =
    formatted === undefined ? { text: label, marks: [] } : readMarkup(formatted);
  let html = '';
  let at = 0;
  for (const { from, to, bold, italic, shift } of marks) {
    const names = [...(bold ? ['b'] : []), ...(italic ? ['i'] : []), ...(shift ? [shift] : [])];
    html += text.slice(at, from) + names.map((name) => `<${name}>`).join('');
    html +=
      text.slice(from, to) +
      names
        .toReversed()
        .map((name) => `</${name}>`)
        .join('');
    at = to;
  }
  return html + text.slice(at);
}

test.each([
  ['Ca^2+', 'Ca<super>2+</super>'],
  ['[Ca^2+]_i', '[Ca<super>2+</super>]<sub>i</sub>'],
  ['5-HT_1A', '5-HT<sub>1A</sub>'],
  ['5-HT_2B receptor', '5-HT<sub>2B</sub> receptor'],
  ['\\alpha_2A', 'α<sub>2A</sub>'],
  ['GABA_A receptor', 'GABA<sub>A</sub> receptor'],
  ['GABA_B1', 'GABA<sub>B1</sub>'],
  ['Na_V1.1', 'Na<sub>V1.1</sub>'],
  ['K_m and V_max', 'K<sub>m</sub> and V<sub>max</sub>'],
  ['H_2O', 'H<sub>2</sub>O'],
  ['C_6H_12O_6', 'C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>'],
  ['SO_4^2-', 'SO<sub>4</sub><super>2-</super>'],
  ['HCO_3^-', 'HCO<sub>3</sub><super>-</super>'],
  ['NAD^+', 'NAD<super>+</super>'],
  ['10^-6 M', '10<super>-6</super> M'],
  ['G_{i/o}', 'G<sub>i/o</sub>'],
  ['*SLC6A4*-like', '<i>SLC6A4</i>-like'],
  ['**Ca^2+** *in vivo*', '<b>Ca</b><b><super>2+</super></b> <i>in vivo</i>'],
  ['***both***', '<b><i>both</i></b>'],
])('%s is set as %s', (typed, html) => {
  expect(shown(typed)).toBe(html);
});

test.each([
  'kegg_id',
  'my_long_name',
  '2*3*4',
  'a * b * c',
  'x^',
  '_private',
  '* not closed',
  'A*',
])('%s is an ordinary text', (typed) => {
  expect(labelFromTyped(typed)).toEqual({ label: typed, formatted: undefined });
});

test('a backslash makes a sign an ordinary one, and is not shown', () => {
  expect(labelFromTyped('MAO\\_A')).toEqual({ label: 'MAO_A', formatted: undefined });
  expect(labelFromTyped('\\*note\\* Ca^2+')).toMatchObject({ label: '*note* Ca2+' });
});

test('the name of a label with marks is what it reads', () => {
  expect(labelFromTyped('Ca^2+')).toEqual({ label: 'Ca2+', formatted: 'Ca^2+' });
});

test('a label that another program changed alone loses its marks, not its text', () => {
  expect(richLabel({ label: 'Calcium', formatted: 'Ca^2+' })).toBeNull();
  expect(typedLabel({ label: 'Calcium', formatted: 'Ca^2+' })).toBe('Calcium');
});

const signs = fc.string({
  unit: fc.constantFrom(...Array.from('\\^_*{}+-12aAbHO αβ\n(')),
  maxLength: 30,
});

test('whatever a label says, the text offered for typing gives the same label', () => {
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (label) => {
      expect(labelFromTyped(escapeMarkup(label))).toEqual({ label, formatted: undefined });
    }),
  );
});

test('what was typed is offered again and stays the same', () => {
  fc.assert(
    fc.property(signs, (typed) => {
      const element = labelFromTyped(typed);
      expect(labelFromTyped(typedLabel(element))).toEqual(element);
    }),
  );
});

test('marks are in order, apart, and within the text', () => {
  fc.assert(
    fc.property(signs, (typed) => {
      const { text, marks } = readMarkup(typed);
      let at = 0;
      for (const { from, to } of marks) {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});

const manner = fc
  .record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    shift: fc.constantFrom('super' as const, 'sub' as const, null),
  })
  .filter(({ bold, italic, shift }) => bold || italic || shift !== null);
const part = fc.record({
  before: fc.string({
    unit: fc.constantFrom(...Array.from('a 1*\n_')),
    minLength: 1,
    maxLength: 3,
  }),
  text: fc.string({
    unit: fc.constantFrom(...Array.from('abA1 +{}*_^\\')),
    minLength: 1,
    maxLength: 4,
  }),
  manner,
});

test('parts that another program set in a manner of their own are written so that they read the same', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
      let text = '';
      const marks = parts.map((one) => {
        text += one.before;
        const from = text.length;
        text += one.text;
        return { from, to: text.length, ...one.manner };
      });
      expect(readMarkup(writeMarkup({ text, marks }))).toEqual({ text, marks });
    }),
  );
});

test.each([
  ['<b>Ca<sup>2+</sup></b> x', '**{Ca}**{^{2+}} x'],
  ['a_b <i class="x">gene</i>', 'a\\_b *gene*'],
  ['<i>not closed', '*not closed*'],
  ['plain <u>text</u>', 'plain text'],
])('%s is typed as %s', (html, typed) => {
  const rich = richFromHtml(html, (text) => text.replaceAll(/<[^>]*>/gu, ''));
  expect(readMarkup(writeMarkup(rich)).text).toBe(rich.text);
  expect(writeMarkup(rich)).toBe(typed);
});

test('a label of ten thousand signs is read at once', () => {
  for (const sign of ['\\', '*{', '^{\\', '_1', '**a ', '*{_{a}']) {
    const typed = sign.repeat(10_000 / sign.length);
    expect(readMarkup(typed).text.length).toBeLessThanOrEqual(typed.length);
  }
});
