const controls = /\p{Cc}/gu;
const noCharacters = /[\p{Cs}\ufffe\uffff]/gu;
// eslint-disable-next-line no-control-regex -- vertical tab and form feed break lines, as Unicode has it
const lineBreaks = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/u;
// Nearly all labels are plain; one look at them saves the rest.
const special = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

/**
 * The lines of a text as they can be drawn: control characters, which neither a font nor an SVG file can carry, are
 * left out, broken characters become U+FFFD. The text in the project stays as it is.
 */
export function visibleLines(text: string): string[] {
  if (!special.test(text)) return [text];
  return text
    .split(lineBreaks)
    .map((line) =>
      line.replaceAll('\t', ' ').replaceAll(controls, '').replaceAll(noCharacters, '\ufffd'),
    );
}

const strong = /[\p{L}]/u;
const rightToLeft =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\u200f]/u;

/** The direction that the first letter gives a line, as `unicode-bidi: plaintext` and `dir="auto"` have it. */
export function baseDirection(line: string): 'ltr' | 'rtl' {
  const first = strong.exec(line)?.[0];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
}
