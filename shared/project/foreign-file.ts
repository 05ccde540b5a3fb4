/**
 * Says what a text that is no JSON seems to be, in words that follow "it is"; null where only a typing error in
 * JSON is likely. Binary files arrive decoded as UTF-8, so bytes above 127 are U+FFFD here.
 */
export function recogniseForeignFile(text: string): string | null {
  if (text.trim() === '') return 'an empty file';
  const start = text.slice(0, 4_096).trimStart();
  for (const [pattern, name] of signatures) if (pattern.test(start)) return name;
  return null;
}

/* eslint-disable no-control-regex -- control characters are what tells binary files */
const signatures: readonly (readonly [RegExp, string])[] = [
  [
    /^<[^]*http:\/\/pathvisio\.org\/GPML/iu,
    'a GPML document (a WikiPathways or PathVisio pathway)',
  ],
  [/^<[^]*<(?:\w+:)?sbgn\b/iu, 'an SBGN-ML document'],
  [/^<(?:\w+:)?sbgn\b/iu, 'an SBGN-ML document'],
  [/^<[^]*<(?:\w+:)?sbml\b/iu, 'an SBML model'],
  [/^(?:<svg\b|<[^]*<svg\b)/iu, 'an SVG image'],
  [/^(?:<!doctype html|<html\b)/iu, 'a web page'],
  [/^<\?xml|^<!--[^]*-->\s*<\w|^<\w[\w:.-]*[\s/>]/iu, 'an XML document'],
  [/^.PNG\r?\n/su, 'a PNG image'],
  [/^GIF8[79]a/u, 'a GIF image'],
  [/^\uFFFD\uFFFD\uFFFD[^]{0,12}(?:JFIF|Exif)/u, 'a JPEG image'],
  [/^RIFF[^]{1,8}WEBP/u, 'a WebP image'],
  [/^%PDF-/u, 'a PDF document'],
  [/^PK\u0003\u0004/u, 'a ZIP archive, or a document that is one inside'],
  [/^\u001f(?:\u008b|\uFFFD)/u, 'a compressed (gzip) file'],
  [/^\uFFFD\uFFFD?[{[\s"]?\u0000|^[{[\s]\u0000/u, 'a text in UTF-16, not in UTF-8'],
  [/\u0000|^[^]{0,64}(?:\uFFFD[^]{0,8}){4}/u, 'a binary file'],
];
/* eslint-enable no-control-regex */
