import { xmlElement, type WritableElement } from '../formats/xml/write-xml.ts';
import { unreachable } from '../result.ts';
import { bytesOfPicture, factsOfPicture } from '../project/picture-file.ts';
import type { DiagramPoint, InsertedPicture } from '../project/project-schema.ts';
import {
  centreOf,
  primitivesBounds,
  rotatePoint,
  separateRuns,
  type Bounds,
  type ImagePrimitive,
  type Path,
  type PathCommand,
  type PathPrimitive,
  type Primitive,
  type Stroke,
  type TextPrimitive,
} from '../scene/primitives.ts';
import { richLabel, type LabelText } from '../text/rich-text.ts';
import type { Picture } from './picture.ts';
import { pictureRelation, slideFont, type SlidePicture } from './pptx-parts.ts';

/** A shape that connectors hold on to, by where they can. */
export interface Holder {
  readonly id: number;
  readonly sites: readonly DiagramPoint[];
}

/** The course of a link: as a connector of PowerPoint through its corners, or, where it has none, by its path. */
export interface Course {
  readonly start: DiagramPoint;
  readonly end: DiagramPoint;
  readonly through: Connector | { readonly kind: 'own'; readonly path: Path };
}

export interface Connector {
  readonly kind: 'straight' | 'bent' | 'curved';
  readonly corners: readonly DiagramPoint[];
}

export interface Painting {
  readonly picture: Picture;
  /** A length in diagram units in English metric units. */
  readonly emu: (length: number) => number;
  readonly nextId: () => number;
  /** By the id of a node or an anchor. */
  readonly holders: Map<string, Holder>;
  /** Anchors at which links end. */
  readonly used: ReadonlySet<string>;
  /** Of links, by their ids. */
  readonly courses: Map<string, Course>;
  /** Where links end at nodes, by the ids of the nodes. */
  readonly ends: Map<string, readonly DiagramPoint[]>;
  /** The pictures of the slide, in the order of their names. */
  readonly pictures: Set<InsertedPicture>;
  readonly told: { heads: number; bends: number };
}

/** A primitive in diagram units, without the groups that it was in. */
interface Flat {
  readonly paths: readonly PathPrimitive[];
  readonly texts: readonly TurnedText[];
  /** All in drawing order. */
  readonly all: readonly FlatPart[];
}

type FlatPart = PathPrimitive | TurnedText | TurnedImage;

interface TurnedText {
  readonly type: 'text';
  readonly text: TextPrimitive;
  /** Degrees, clockwise, about the middle of the text. */
  readonly turn: number;
}

export interface TurnedImage {
  readonly type: 'image';
  readonly image: ImagePrimitive;
  /** Degrees, clockwise, about its middle. */
  readonly turn: number;
}

type Transform = (point: DiagramPoint) => DiagramPoint;

export function flatten(primitives: readonly Primitive[], by: DiagramPoint = { x: 0, y: 0 }): Flat {
  const all: FlatPart[] = [];
  const visit = (primitive: Primitive, transform: Transform, turn: number): void => {
    switch (primitive.type) {
      case 'path':
        all.push({ ...primitive, path: transformed(primitive.path, transform) });
        return;
      case 'text': {
        const before = centreOf(primitivesBounds([primitive]));
        const after = transform(before);
        const [dx, dy] = [after.x - before.x, after.y - before.y];
        const text = { ...primitive, x: primitive.x + dx, y: primitive.y + dy };
        all.push({ type: 'text', text, turn });
        return;
      }
      case 'image': {
        const { width, height } = primitive;
        const middle = transform(centreOf(primitive));
        const [x, y] = [middle.x - width / 2, middle.y - height / 2];
        all.push({ type: 'image', image: { ...primitive, x, y }, turn });
        return;
      }
      case 'group': {
        const { rotation, offset = { x: 0, y: 0 } } = primitive;
        const inner: Transform = (point) => {
          const turned = rotation ? rotatePoint(point, rotation, rotation.angle) : point;
          return transform({ x: turned.x + offset.x, y: turned.y + offset.y });
        };
        for (const child of primitive.children) visit(child, inner, turn + (rotation?.angle ?? 0));
        return;
      }
      default:
        unreachable(primitive);
    }
  };
  const moved: Transform = ({ x, y }) => ({ x: x + by.x, y: y + by.y });
  for (const primitive of primitives) visit(primitive, moved, 0);
  return {
    all,
    paths: all.filter((it) => it.type === 'path'),
    texts: all.filter((it) => it.type === 'text'),
  };
}

function transformed(path: Path, transform: Transform): Path {
  return path.map((command): PathCommand => {
    if (command[0] === 'Z') return command;
    const numbers = command.slice(1) as number[];
    const points: number[] = [];
    for (let at = 0; at < numbers.length; at += 2) {
      const { x, y } = transform({ x: numbers[at] ?? 0, y: numbers[at + 1] ?? 0 });
      points.push(x, y);
    }
    // As many numbers as the command had.
    return [command[0], ...points] as unknown as PathCommand;
  });
}

export function guide(name: string, value: number): WritableElement {
  return xmlElement('a:gd', { name, fmla: `val ${value}` });
}

export function ownGeometry(
  { emu }: Painting,
  path: Path,
  { x, y, width, height }: Bounds,
  sites: readonly DiagramPoint[],
): WritableElement {
  const at = (point: DiagramPoint) => ({
    x: String(emu(point.x - x)),
    y: String(emu(point.y - y)),
  });
  const point = (px: number, py: number) => xmlElement('a:pt', at({ x: px, y: py }));
  const commands = path.map((command): WritableElement => {
    switch (command[0]) {
      case 'M':
        return xmlElement('a:moveTo', {}, [point(command[1], command[2])]);
      case 'L':
        return xmlElement('a:lnTo', {}, [point(command[1], command[2])]);
      case 'C':
        return xmlElement('a:cubicBezTo', {}, [
          point(command[1], command[2]),
          point(command[3], command[4]),
          point(command[5], command[6]),
        ]);
      case 'Z':
        return xmlElement('a:close');
      default:
        return unreachable(command);
    }
  });
  const isOpen = !path.some(([command]) => command === 'Z');
  return xmlElement('a:custGeom', {}, [
    xmlElement('a:avLst'),
    xmlElement('a:gdLst'),
    xmlElement('a:ahLst'),
    xmlElement(
      'a:cxnLst',
      {},
      sites.map((site) =>
        xmlElement('a:cxn', { ang: String(directionAt(site, { width, height })) }, [
          xmlElement('a:pos', at({ x: x + site.x, y: y + site.y })),
        ]),
      ),
    ),
    xmlElement('a:rect', { l: '0', t: '0', r: 'r', b: 'b' }),
    xmlElement('a:pathLst', {}, [
      xmlElement(
        'a:path',
        {
          w: String(emu(width)),
          h: String(emu(height)),
          ...(isOpen ? { fill: 'none' } : {}),
        },
        commands,
      ),
    ]),
  ]);
}

/** In which direction connectors leave: of the nearest side, clockwise from the right, in 60,000ths of a degree. */
function directionAt(
  { x, y }: DiagramPoint,
  { width, height }: Pick<Bounds, 'width' | 'height'>,
): number {
  const off = [width - x, height - y, x, y].map(Math.abs);
  return off.indexOf(Math.min(...off)) * 90 * 60_000;
}

export function frameOf({ emu, picture }: Painting, box: Bounds, rotation = 0): WritableElement {
  const { x, y } = picture.frame;
  return frame(
    { x: emu(box.x - x), y: emu(box.y - y) },
    { x: Math.max(0, emu(box.width)), y: Math.max(0, emu(box.height)) },
    rotation === 0 ? {} : { rot: String(Math.round((((rotation % 360) + 360) % 360) * 60_000)) },
  );
}

export function frame(
  { x, y }: DiagramPoint,
  size: DiagramPoint,
  attributes: Readonly<Record<string, string>>,
): WritableElement {
  return xmlElement('a:xfrm', attributes, [
    xmlElement('a:off', { x: String(x), y: String(y) }),
    xmlElement('a:ext', { cx: String(size.x), cy: String(size.y) }),
  ]);
}

/** Fill and line of a path. */
export function paintOf(painting: Painting, { fill, stroke }: PathPrimitive): WritableElement[] {
  return [fillOf(fill), lineOf(painting, stroke)];
}

export function fillOf(color: string | undefined): WritableElement {
  return color === undefined || color === 'none' ? xmlElement('a:noFill') : solid(color);
}

function solid(color: string): WritableElement {
  const alpha = color.length > 7 ? Number.parseInt(color.slice(7, 9), 16) / 255 : 1;
  return xmlElement('a:solidFill', {}, [
    xmlElement('a:srgbClr', { val: color.slice(1, 7).toUpperCase() }, [
      alpha === 1 ? null : xmlElement('a:alpha', { val: String(Math.round(alpha * 100_000)) }),
    ]),
  ]);
}

interface LineEnds {
  readonly isDouble?: boolean;
  readonly head?: string | undefined;
  readonly tail?: string | undefined;
}

export function lineOf(
  { emu }: Painting,
  stroke: Stroke | undefined,
  { isDouble, head, tail }: LineEnds = {},
): WritableElement {
  if (!stroke || stroke.color === 'none' || stroke.width <= 0) {
    return xmlElement('a:ln', {}, [xmlElement('a:noFill')]);
  }
  const end = (name: string, type: string | undefined) =>
    type === undefined ? null : xmlElement(name, { type, w: 'med', len: 'med' });
  return xmlElement(
    'a:ln',
    { w: String(emu(stroke.width)), ...(isDouble ? { cmpd: 'dbl' } : {}) },
    [
      solid(stroke.color),
      stroke.dash ? dashes(stroke) : null,
      xmlElement('a:round'),
      end('a:headEnd', head),
      end('a:tailEnd', tail),
    ],
  );
}

/** In thousandths of a percent of the width of the line. */
function dashes({ dash = [], width, cap }: Stroke): WritableElement {
  if (cap === 'round') return xmlElement('a:prstDash', { val: 'sysDot' });
  const share = (length: number) => String(Math.max(1_000, Math.round((length / width) * 100_000)));
  const pairs: WritableElement[] = [];
  for (let at = 0; at < dash.length; at += 2) {
    const [on = 1, off = on] = dash.slice(at, at + 2);
    pairs.push(xmlElement('a:ds', { d: share(on), sp: share(off) }));
  }
  return xmlElement('a:custDash', {}, pairs);
}

interface ShapeParts {
  readonly id: number;
  readonly name: string;
  readonly properties: readonly WritableElement[];
  readonly text: WritableElement | null;
  readonly isTextBox?: boolean;
}

export function shape({ id, name, properties, text, isTextBox }: ShapeParts): WritableElement {
  return xmlElement('p:sp', {}, [
    xmlElement('p:nvSpPr', {}, [
      xmlElement('p:cNvPr', { id: String(id), name }),
      xmlElement('p:cNvSpPr', isTextBox ? { txBox: '1' } : {}),
      xmlElement('p:nvPr'),
    ]),
    xmlElement('p:spPr', {}, properties),
    text,
  ]);
}

/** How the text of a node lies in its box; null where it lies outside, as below a small shape. */
export interface TextPosition {
  readonly anchor: 't' | 'ctr' | 'b';
  readonly align: 'l' | 'ctr' | 'r';
  /** In diagram units: from the edges of the box. */
  readonly insets: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly isOneLine: boolean;
}

export function body(
  { emu }: Painting,
  { anchor, insets, isOneLine }: Omit<TextPosition, 'align'>,
  paragraphs: readonly WritableElement[],
): WritableElement {
  const properties = {
    wrap: isOneLine ? 'none' : 'square',
    lIns: String(emu(insets.left)),
    tIns: String(emu(insets.top)),
    rIns: String(emu(insets.right)),
    bIns: String(emu(insets.bottom)),
    anchor,
  };
  return xmlElement('p:txBody', {}, [
    xmlElement('a:bodyPr', properties, [xmlElement('a:noAutofit')]),
    xmlElement('a:lstStyle'),
    ...paragraphs,
  ]);
}

export function paragraph(
  algn: TextPosition['align'],
  runs: readonly WritableElement[],
): WritableElement {
  return xmlElement('a:p', {}, [xmlElement('a:pPr', { algn }), ...runs]);
}

/** The label as it was typed, or line by line where it is shown in other signs, such as those of the font Symbol. */
export function labelParagraphs(
  painting: Painting,
  text: LabelText,
  lines: readonly TextPrimitive[],
  { align }: Pick<TextPosition, 'align'>,
): WritableElement[] {
  const [first] = lines;
  if (!first) return [];
  const rich = richLabel(text);
  if (rich) {
    const runs: WritableElement[] = [];
    let at = 0;
    for (const mark of rich.marks) {
      runs.push(run(painting, rich.text.slice(at, mark.from), first));
      runs.push(run(painting, rich.text.slice(mark.from, mark.to), first, mark));
      at = mark.to;
    }
    runs.push(run(painting, rich.text.slice(at), first));
    return [
      paragraph(
        align,
        runs.filter((it) => it.children.some((child) => isFilled(child))),
      ),
    ];
  }
  const squeezed = (words: string) => words.replaceAll(/\s+/gu, '').toLowerCase();
  const shown = squeezed(lines.map((line) => line.text).join(''));
  const isAsTyped = shown === squeezed(text.label) || /…$|\.\.\.$/u.test(shown);
  const words = isAsTyped ? text.label.split('\n') : lines.map((line) => line.text);
  const isCapital =
    isAsTyped &&
    first.text !== text.label &&
    first.text === first.text.toUpperCase() &&
    !text.label.startsWith(first.text);
  return words.map((line) => paragraph(align, [run(painting, line, first, undefined, isCapital)]));
}

function isFilled(child: WritableElement['children'][number]): boolean {
  return (
    typeof child === 'object' &&
    'name' in child &&
    child.name === 'a:t' &&
    child.children.some((text) => text !== '')
  );
}

export function run(
  { emu }: Painting,
  text: string,
  { size, weight, italic, color }: Pick<TextPrimitive, 'size' | 'weight' | 'italic' | 'color'>,
  mark?: {
    readonly bold: boolean;
    readonly italic: boolean;
    readonly shift: 'super' | 'sub' | null;
  },
  isCapital = false,
): WritableElement {
  // In hundredths of a point, of which an inch has 72.
  const points = Math.max(100, Math.round((emu(size) / 12_700) * 100));
  const isBold = weight === 600 || mark?.bold === true;
  const isItalic = italic || mark?.italic === true;
  const baseline = mark?.shift === 'super' ? '30000' : mark?.shift === 'sub' ? '-25000' : undefined;
  return xmlElement('a:r', {}, [
    xmlElement(
      'a:rPr',
      {
        lang: 'en-US',
        sz: String(points),
        ...(isBold ? { b: '1' } : {}),
        ...(isItalic ? { i: '1' } : {}),
        ...(isCapital ? { cap: 'all' } : {}),
        ...(baseline === undefined ? {} : { baseline }),
      },
      [
        color === 'none' ? xmlElement('a:noFill') : solid(color),
        xmlElement('a:latin', { typeface: slideFont }),
      ],
    ),
    xmlElement('a:t', {}, [text]),
  ]);
}

/** Paths and lines of text that belong to no outline, each a shape of its own. */
export function looseShapes(painting: Painting, { all }: Flat, name: string): WritableElement[] {
  return all.flatMap((it) => {
    switch (it.type) {
      case 'path':
        return pathShape(painting, it, name);
      case 'text':
        return lineOfText(painting, it, name);
      case 'image':
        return [imageShape(painting, it, name)];
      default:
        return unreachable(it);
    }
  });
}

/** A picture, in the file as it is; `id` where connectors hold on to it. */
export function imageShape(
  painting: Painting,
  { image, turn }: TurnedImage,
  name: string,
  id = painting.nextId(),
): WritableElement {
  const { picture, opacity, isGrey, alternative } = image;
  painting.pictures.add(picture);
  const number = [...painting.pictures].indexOf(picture);
  const amount = String(Math.round(opacity * 100_000));
  return xmlElement('p:pic', {}, [
    xmlElement('p:nvPicPr', {}, [
      xmlElement('p:cNvPr', { id: String(id), name, descr: alternative }),
      xmlElement('p:cNvPicPr', {}, [xmlElement('a:picLocks', { noChangeAspect: '1' })]),
      xmlElement('p:nvPr'),
    ]),
    xmlElement('p:blipFill', {}, [
      xmlElement('a:blip', { 'r:embed': pictureRelation(number) }, [
        opacity < 1 ? xmlElement('a:alphaModFix', { amt: amount }) : null,
        isGrey ? xmlElement('a:grayscl') : null,
      ]),
      xmlElement('a:stretch', {}, [xmlElement('a:fillRect')]),
    ]),
    xmlElement('p:spPr', {}, [
      frameOf(painting, image, turn),
      xmlElement('a:prstGeom', { prst: 'rect' }, [xmlElement('a:avLst')]),
    ]),
  ]);
}

/** The pictures of a slide as files. */
export function picturesOf({ pictures }: Painting): readonly SlidePicture[] {
  // Also one that cannot be read keeps its number.
  return [...pictures].map((picture) => ({
    bytes: bytesOfPicture(picture) ?? new Uint8Array(),
    type: factsOfPicture(picture)?.type ?? 'png',
  }));
}

function pathShape(painting: Painting, primitive: PathPrimitive, name: string): WritableElement[] {
  if (primitive.path.length < 2) return [];
  const bare: PathPrimitive = { type: 'path', path: primitive.path };
  const box = primitivesBounds([bare]);
  return [
    shape({
      id: painting.nextId(),
      name,
      properties: [
        frameOf(painting, box),
        ownGeometry(painting, primitive.path, box, []),
        ...paintOf(painting, primitive),
      ],
      text: null,
    }),
  ];
}

function lineOfText(
  painting: Painting,
  { text, turn }: TurnedText,
  name: string,
): WritableElement[] {
  if (text.text.trim() === '') return [];
  const box = primitivesBounds([text]);
  const align = { start: 'l', middle: 'ctr', end: 'r' } as const;
  const runs = separateRuns(text).map((part) => run(painting, part.text, part));
  const insets = { left: 0, top: 0, right: 0, bottom: 0 };
  return [
    shape({
      id: painting.nextId(),
      name,
      isTextBox: true,
      properties: [
        frameOf(painting, box, turn),
        xmlElement('a:prstGeom', { prst: 'rect' }, [xmlElement('a:avLst')]),
        xmlElement('a:noFill'),
      ],
      text: body(painting, { anchor: 'ctr', insets, isOneLine: true }, [
        paragraph(align[text.anchor], runs),
      ]),
    }),
  ];
}
