import { zipSync, type Zippable } from 'fflate';
import { toUtf8 } from '../bytes/bytes.ts';
import { writeXml, xmlElement, type WritableElement } from '../formats/xml/write-xml.ts';

// Source: ECMA-376, Office Open XML, part 1 (PresentationML and DrawingML) and part 2 (packages).
const namespaces = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
};
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument';

interface Slide {
  readonly title: string;
  /** In English metric units, 914,400 an inch. */
  readonly width: number;
  readonly height: number;
  /** `#rrggbb`; null for the white of the theme. */
  readonly background: string | null;
  readonly shapes: readonly WritableElement[];
  readonly pictures: readonly SlidePicture[];
}

export interface SlidePicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

/** How a slide names its pictures, from 0. Its layout has the first name. */
export function pictureRelation(number: number): string {
  return `rId${number + 2}`;
}

function pictureFile({ type }: SlidePicture, number: number): string {
  return `media/image${number + 1}.${type}`;
}

/** A presentation of one slide. The same slide gives the same bytes. */
export function pptxFile(slide: Slide): Uint8Array<ArrayBuffer> {
  const parts = new Map<string, WritableElement>([
    ['[Content_Types].xml', contentTypes(slide.pictures)],
    [
      '_rels/.rels',
      relations([
        ['officeDocument', 'ppt/presentation.xml'],
        [
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ],
      ]),
    ],
    ['docProps/core.xml', coreProperties(slide.title)],
    ['ppt/presentation.xml', presentation(slide)],
    [
      'ppt/_rels/presentation.xml.rels',
      relations([
        ['slideMaster', 'slideMasters/slideMaster1.xml'],
        ['slide', 'slides/slide1.xml'],
        ['theme', 'theme/theme1.xml'],
      ]),
    ],
    ['ppt/slides/slide1.xml', slidePart(slide)],
    [
      'ppt/slides/_rels/slide1.xml.rels',
      relations([
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ...slide.pictures.map(
          (picture, number) => ['image', `../${pictureFile(picture, number)}`] as const,
        ),
      ]),
    ],
    ['ppt/slideLayouts/slideLayout1.xml', layout()],
    [
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
      relations([['slideMaster', '../slideMasters/slideMaster1.xml']]),
    ],
    ['ppt/slideMasters/slideMaster1.xml', master()],
    [
      'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      relations([
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['theme', '../theme/theme1.xml'],
      ]),
    ],
    ['ppt/theme/theme1.xml', theme()],
  ]);
  const files: Zippable = {};
  // The earliest time that an archive can hold, so that nothing depends on the clock.
  const options = { mtime: '1980-01-01T00:00:00', level: 6 } as const;
  for (const [name, root] of parts) files[name] = [toUtf8(writeXml(root).text), options];
  for (const [number, picture] of slide.pictures.entries())
    files[`ppt/${pictureFile(picture, number)}`] = [picture.bytes, { ...options, level: 0 }];
  return new Uint8Array(zipSync(files));
}

function contentTypes(pictures: readonly SlidePicture[]): WritableElement {
  const overrides = [
    ['/ppt/presentation.xml', `${contentType}.presentationml.presentation.main+xml`],
    ['/ppt/slides/slide1.xml', `${contentType}.presentationml.slide+xml`],
    ['/ppt/slideLayouts/slideLayout1.xml', `${contentType}.presentationml.slideLayout+xml`],
    ['/ppt/slideMasters/slideMaster1.xml', `${contentType}.presentationml.slideMaster+xml`],
    ['/ppt/theme/theme1.xml', `${contentType}.theme+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  const relationships = 'application/vnd.openxmlformats-package.relationships+xml';
  return xmlElement(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    [
      xmlElement('Default', { Extension: 'rels', ContentType: relationships }),
      ...[...new Set(pictures.map(({ type }) => type))].map((type) =>
        xmlElement('Default', { Extension: type, ContentType: `image/${type}` }),
      ),
      xmlElement('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...overrides.map(([PartName, ContentType]) =>
        xmlElement('Override', { PartName, ContentType }),
      ),
    ],
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): WritableElement {
  return xmlElement(
    'Relationships',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    targets.map(([type, Target], index) =>
      xmlElement('Relationship', {
        Id: `rId${index + 1}`,
        Type: type.startsWith('http') ? type : `${relationType}/${type}`,
        Target,
      }),
    ),
  );
}

function coreProperties(title: string): WritableElement {
  return xmlElement(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    [xmlElement('dc:title', {}, [title])],
  );
}

function presentation({ width, height }: Slide): WritableElement {
  return xmlElement('p:presentation', namespaces, [
    xmlElement('p:sldMasterIdLst', {}, [
      xmlElement('p:sldMasterId', { id: '2147483648', 'r:id': 'rId1' }),
    ]),
    xmlElement('p:sldIdLst', {}, [xmlElement('p:sldId', { id: '256', 'r:id': 'rId2' })]),
    xmlElement('p:sldSz', { cx: String(width), cy: String(height) }),
    xmlElement('p:notesSz', { cx: '6858000', cy: '9144000' }),
  ]);
}

function slidePart({ background, shapes }: Slide): WritableElement {
  const ground =
    background === null
      ? null
      : xmlElement('p:bg', {}, [
          xmlElement('p:bgPr', {}, [
            xmlElement('a:solidFill', {}, [
              xmlElement('a:srgbClr', { val: background.slice(1, 7) }),
            ]),
            xmlElement('a:effectLst'),
          ]),
        ]);
  return xmlElement('p:sld', namespaces, [
    xmlElement('p:cSld', {}, [ground, shapeTree(shapes)]),
    xmlElement('p:clrMapOvr', {}, [xmlElement('a:masterClrMapping')]),
  ]);
}

function shapeTree(shapes: readonly WritableElement[]): WritableElement {
  const origin = (name: string) => xmlElement(name, { x: '0', y: '0' });
  const nothing = (name: string) => xmlElement(name, { cx: '0', cy: '0' });
  return xmlElement('p:spTree', {}, [
    xmlElement('p:nvGrpSpPr', {}, [
      xmlElement('p:cNvPr', { id: '1', name: '' }),
      xmlElement('p:cNvGrpSpPr'),
      xmlElement('p:nvPr'),
    ]),
    xmlElement('p:grpSpPr', {}, [
      xmlElement('a:xfrm', {}, [
        origin('a:off'),
        nothing('a:ext'),
        origin('a:chOff'),
        nothing('a:chExt'),
      ]),
    ]),
    ...shapes,
  ]);
}

function layout(): WritableElement {
  return xmlElement('p:sldLayout', { ...namespaces, type: 'blank', preserve: '1' }, [
    xmlElement('p:cSld', { name: 'Blank' }, [shapeTree([])]),
    xmlElement('p:clrMapOvr', {}, [xmlElement('a:masterClrMapping')]),
  ]);
}

function master(): WritableElement {
  const colors = {
    bg1: 'lt1',
    tx1: 'dk1',
    bg2: 'lt2',
    tx2: 'dk2',
    accent1: 'accent1',
    accent2: 'accent2',
    accent3: 'accent3',
    accent4: 'accent4',
    accent5: 'accent5',
    accent6: 'accent6',
    hlink: 'hlink',
    folHlink: 'folHlink',
  };
  return xmlElement('p:sldMaster', namespaces, [
    xmlElement('p:cSld', {}, [
      xmlElement('p:bg', {}, [
        xmlElement('p:bgRef', { idx: '1001' }, [xmlElement('a:schemeClr', { val: 'bg1' })]),
      ]),
      shapeTree([]),
    ]),
    xmlElement('p:clrMap', colors),
    xmlElement('p:sldLayoutIdLst', {}, [
      xmlElement('p:sldLayoutId', { id: '2147483649', 'r:id': 'rId1' }),
    ]),
    xmlElement('p:txStyles', {}, [
      xmlElement('p:titleStyle'),
      xmlElement('p:bodyStyle'),
      xmlElement('p:otherStyle'),
    ]),
  ]);
}

/** The least that a theme must have, in the colours of our own light theme. */
function theme(): WritableElement {
  const colors = [
    ['dk1', '1E293B'],
    ['lt1', 'FFFFFF'],
    ['dk2', '334155'],
    ['lt2', 'F1F5F9'],
    ['accent1', '4338CA'],
    ['accent2', 'B45309'],
    ['accent3', '64748B'],
    ['accent4', '0F766E'],
    ['accent5', 'BE185D'],
    ['accent6', '15803D'],
    ['hlink', '1D4ED8'],
    ['folHlink', '6D28D9'],
  ] as const;
  const font = (name: string) =>
    xmlElement(name, {}, [
      xmlElement('a:latin', { typeface: slideFont }),
      xmlElement('a:ea', { typeface: '' }),
      xmlElement('a:cs', { typeface: '' }),
    ]);
  const three = (name: string, make: () => WritableElement) =>
    xmlElement(name, {}, [make(), make(), make()]);
  const fill = () => xmlElement('a:solidFill', {}, [xmlElement('a:schemeClr', { val: 'phClr' })]);
  return xmlElement('a:theme', { 'xmlns:a': namespaces['xmlns:a'], name: 'Neuromatrix' }, [
    xmlElement('a:themeElements', {}, [
      xmlElement(
        'a:clrScheme',
        { name: 'Neuromatrix' },
        colors.map(([name, val]) =>
          xmlElement(`a:${name}`, {}, [xmlElement('a:srgbClr', { val })]),
        ),
      ),
      xmlElement('a:fontScheme', { name: 'Neuromatrix' }, [
        font('a:majorFont'),
        font('a:minorFont'),
      ]),
      xmlElement('a:fmtScheme', { name: 'Neuromatrix' }, [
        three('a:fillStyleLst', fill),
        three('a:lnStyleLst', () => xmlElement('a:ln', { w: '9525' }, [fill()])),
        three('a:effectStyleLst', () =>
          xmlElement('a:effectStyle', {}, [xmlElement('a:effectLst')]),
        ),
        three('a:bgFillStyleLst', fill),
      ]),
    ]),
  ]);
}

/** On every machine with PowerPoint, and a little narrower than the font of the window. */
export const slideFont = 'Arial';
