const tag = /<(\/?)([a-zA-Z:]+)((?: [a-zA-Z:-]+="[^"<]*")*) ?(\/?)>/uy;
const words = /[^<&]+|&(?:amp|lt|gt|quot);/uy;
// eslint-disable-next-line no-control-regex -- what XML 1.0 has no way to write
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;

/** Reads the narrow XML that the painter writes; throws at whatever a strict reader would refuse. */
export function readElements(xml: string): { names: string[]; text: string } {
  if (impossible.test(xml)) throw new Error('A character that XML cannot carry.');
  const names: string[] = [];
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < xml.length;) {
    tag.lastIndex = at;
    words.lastIndex = at;
    const found = tag.exec(xml);
    const [, closes, name = '', , ends] = found ?? [];
    if (!found) text += words.exec(xml)?.[0] ?? '';
    else if (closes) expectSame(open.pop(), name);
    else names.push(name);
    if (found && !closes && !ends) open.push(name);
    const next = found ? tag.lastIndex : words.lastIndex;
    if (next <= at) throw new Error(`Not well-formed at ${xml.slice(at, at + 40)}`);
    at = next;
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join(' ')}`);
  return { names, text };
}

function expectSame(opened: string | undefined, closed: string): void {
  if (opened !== closed) throw new Error(`<${opened}> is closed by </${closed}>`);
}
