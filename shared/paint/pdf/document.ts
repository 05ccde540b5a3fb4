import { toUtf8 } from '../../bytes/bytes.ts';
import { attributes, escapeXml } from '../markup.ts';
import { type PdfFile, type Reference, array, dictionary, nameOf, textString } from './pdf-file.ts';
import { paintWords } from '../../words/paint.ts';

const program = 'Neuromatrix';

/** What stands in a PDF beside its pages. */
export interface DocumentParts {
  readonly title: string;
  /** The document in plain sentences, for people who do not see it. */
  readonly description: string;
  readonly pageTree: Reference;
  /** The root of the structure tree. */
  readonly structure: Reference;
  /** The root of the bookmarks, if there are any. */
  readonly bookmarks?: Reference;
  /** The project file's text. */
  readonly project: string | undefined;
  /** ISO 8601 in UTC. */
  readonly created: string | undefined;
}

/** Writes the catalogue and all that it leads to but the pages, and finishes the file. ISO 32000-1, 7.7.2. */
export function finishDocument(file: PdfFile, parts: DocumentParts): Uint8Array<ArrayBuffer> {
  const { title, project, pageTree, structure, bookmarks } = parts;
  const attachment = project === undefined ? undefined : attachProject(file, title, project);
  const catalog = file.add(
    dictionary({
      Type: '/Catalog',
      Pages: pageTree,
      Lang: textString('en'),
      ViewerPreferences: title === '' ? undefined : '<</DisplayDocTitle true>>',
      MarkInfo: '<</Marked true>>',
      StructTreeRoot: structure,
      Outlines: bookmarks,
      PageMode: bookmarks && '/UseOutlines',
      Metadata: writeMetadata(file, parts),
      Names: attachment && namesOf(attachment),
      AF: attachment && array([attachment.reference]),
    }),
  );
  return file.finish(catalog, file.add(information(parts)));
}

interface Attachment {
  readonly name: string;
  readonly reference: Reference;
}

/** The project file as an attachment of which the picture was made. ISO 32000-2, 7.11.4 and 14.13. */
function attachProject(file: PdfFile, title: string, project: string): Attachment {
  const data = toUtf8(project);
  const stream = file.addStream(
    {
      Type: '/EmbeddedFile',
      Subtype: nameOf('application/x-neuromatrix+json'),
      Params: dictionary({ Size: data.length }),
    },
    data,
  );
  const name = textString(`${fileName(title)}.neuromatrix`);
  const reference = file.add(
    dictionary({
      Type: '/Filespec',
      F: name,
      UF: name,
      EF: `<</F ${stream} /UF ${stream}>>`,
      Desc: textString(paintWords.attachedProject),
      AFRelationship: '/Source',
    }),
  );
  return { name, reference };
}

function namesOf({ name, reference }: Attachment): string {
  return `<</EmbeddedFiles <</Names [${name} ${reference}]>>>>`;
}

/** As every system allows it. */
function fileName(title: string): string {
  const allowed = title.replaceAll(/[\p{C}/\\:*?"<>|]+/gu, ' ').trim();
  return (
    Array.from(allowed)
      .slice(0, 80)
      .join('')
      .replaceAll(/^[. ]+|[. ]+$/gu, '') || 'Untitled'
  );
}

function information({ title, created }: DocumentParts): string {
  const date = created === undefined ? undefined : `(${pdfDate(created)})`;
  return dictionary({
    Title: title === '' ? undefined : textString(title),
    Creator: `(${program})`,
    Producer: `(${program})`,
    CreationDate: date,
    ModDate: date,
  });
}

function pdfDate(time: string): string {
  return `D:${time.slice(0, 19).replaceAll(/\D/gu, '')}Z`;
}

const prefixes = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
};

/** The same once more in the form that newer programs read: ISO 16684-1. */
function writeMetadata(file: PdfFile, { title, description, created }: DocumentParts): Reference {
  const times =
    created === undefined ? [] : [`<xmp:CreateDate>${escapeXml(created)}</xmp:CreateDate>`];
  const packet = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    `<rdf:RDF ${attributes(prefixes)}><rdf:Description rdf:about="">`,
    ...inLanguage('dc:title', title),
    ...inLanguage('dc:description', description),
    '<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>',
    `<xmp:CreatorTool>${program}</xmp:CreatorTool>`,
    `<pdf:Producer>${program}</pdf:Producer>`,
    ...times,
    '</rdf:Description></rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
  return file.addStream({ Type: '/Metadata', Subtype: '/XML' }, toUtf8(packet));
}

function inLanguage(name: string, text: string): string[] {
  if (text === '') return [];
  const entry = `<rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li>`;
  return [`<${name}><rdf:Alt>${entry}</rdf:Alt></${name}>`];
}
