import type { ElementKind, GpmlVersion } from './gpml-document.ts';
import {
  arrowHeads,
  databases,
  dataNodeTypes,
  groupTypes,
  lineStyles,
  shapeTypes,
  stateTypes,
} from './gpml-names.ts';

export type NodeLikeKind = Exclude<ElementKind, 'Interaction' | 'GraphicalLine'>;
export type HolderKind = ElementKind | 'Point' | 'Anchor' | 'Pathway';

/** How the text of a property is spelt. */
export type Spelling = 'text' | 'number' | 'integer' | 'size' | 'color' | 'angle';

/** Where each version keeps a property: an attribute, or that of a child element, as `Graphics/CenterX`. */
interface PathByVersion {
  readonly '2013a'?: string;
  readonly '2021'?: string;
}

const graphics = (older: string, newer: string): PathByVersion => ({
  '2013a': `Graphics/${older}`,
  '2021': `Graphics/${newer}`,
});
const own = (older: string | undefined, newer: string | undefined): PathByVersion => ({
  ...(older === undefined ? {} : { '2013a': older }),
  ...(newer === undefined ? {} : { '2021': newer }),
});

type PropertyPaths = Readonly<Record<string, PathByVersion>>;

const identity = {
  elementId: own('GraphId', 'elementId'),
} as const satisfies PropertyPaths;

const xref = {
  xrefDatabase: own('Xref/Database', 'Xref/dataSource'),
  xrefId: own('Xref/ID', 'Xref/identifier'),
} as const satisfies PropertyPaths;

const box = {
  centerX: graphics('CenterX', 'centerX'),
  centerY: graphics('CenterY', 'centerY'),
  width: graphics('Width', 'width'),
  height: graphics('Height', 'height'),
} as const satisfies PropertyPaths;

const font = {
  textColor: own(undefined, 'Graphics/textColor'),
  fontName: graphics('FontName', 'fontName'),
  fontWeight: graphics('FontWeight', 'fontWeight'),
  fontStyle: graphics('FontStyle', 'fontStyle'),
  fontDecoration: graphics('FontDecoration', 'fontDecoration'),
  fontStrikethru: graphics('FontStrikethru', 'fontStrikethru'),
  fontSize: graphics('FontSize', 'fontSize'),
  hAlign: graphics('Align', 'hAlign'),
  vAlign: graphics('Valign', 'vAlign'),
} as const satisfies PropertyPaths;

const shapeStyle = {
  borderColor: graphics('Color', 'borderColor'),
  borderStyle: graphics('LineStyle', 'borderStyle'),
  borderWidth: graphics('LineThickness', 'borderWidth'),
  fillColor: graphics('FillColor', 'fillColor'),
  shapeType: graphics('ShapeType', 'shapeType'),
  zOrder: graphics('ZOrder', 'zOrder'),
} as const satisfies PropertyPaths;

const rotation2021 = own(undefined, 'Graphics/rotation');
/** In 2013a the property of an Attribute element, not of an attribute. */
const rotationOfState = own('Attribute/org.pathvisio.core.StateRotation', 'Graphics/rotation');

const line = {
  ...identity,
  groupRef: own('GroupRef', 'groupRef'),
  type: own('Type', undefined),
  biopaxRef: own('BiopaxRef', undefined),
  lineColor: graphics('Color', 'lineColor'),
  lineStyle: graphics('LineStyle', 'lineStyle'),
  lineWidth: graphics('LineThickness', 'lineWidth'),
  connectorType: graphics('ConnectorType', 'connectorType'),
  zOrder: graphics('ZOrder', 'zOrder'),
} as const satisfies PropertyPaths;

const only2021 = (paths: PropertyPaths): PropertyPaths =>
  Object.fromEntries(
    Object.entries(paths).map(([name, pathByVersion]) => [
      name,
      own(undefined, pathByVersion['2021']),
    ]),
  );

/** Every property of every kind of element, in the order in which the versions write them. */
export const gpmlPaths: Readonly<Record<HolderKind, PropertyPaths>> = {
  Pathway: {
    title: own('Name', 'title'),
    organism: own('Organism', 'organism'),
    source: own('Data-Source', 'source'),
    version: own('Version', 'version'),
    authorText: own('Author', undefined),
    maintainer: own('Maintainer', undefined),
    email: own('Email', undefined),
    license: own('License', 'license'),
    lastModified: own('Last-Modified', undefined),
    biopaxRef: own('BiopaxRef', undefined),
    ...only2021(xref),
    boardWidth: graphics('BoardWidth', 'boardWidth'),
    boardHeight: graphics('BoardHeight', 'boardHeight'),
    backgroundColor: own(undefined, 'Graphics/backgroundColor'),
    infoX: own('InfoBox/CenterX', undefined),
    infoY: own('InfoBox/CenterY', undefined),
    legendX: own('Legend/CenterX', undefined),
    legendY: own('Legend/CenterY', undefined),
  },
  DataNode: {
    ...identity,
    textLabel: own('TextLabel', 'textLabel'),
    type: own('Type', 'type'),
    groupRef: own('GroupRef', 'groupRef'),
    aliasRef: own(undefined, 'aliasRef'),
    biopaxRef: own('BiopaxRef', undefined),
    ...xref,
    ...box,
    ...font,
    ...shapeStyle,
    rotation: rotation2021,
  },
  State: {
    ...identity,
    elementRef: own('GraphRef', undefined),
    textLabel: own('TextLabel', 'textLabel'),
    type: own('StateType', 'type'),
    biopaxRef: own('BiopaxRef', undefined),
    ...xref,
    relX: graphics('RelX', 'relX'),
    relY: graphics('RelY', 'relY'),
    width: box.width,
    height: box.height,
    ...only2021(font),
    ...shapeStyle,
    rotation: rotationOfState,
  },
  Label: {
    ...identity,
    textLabel: own('TextLabel', 'textLabel'),
    href: own('Href', 'href'),
    groupRef: own('GroupRef', 'groupRef'),
    biopaxRef: own('BiopaxRef', undefined),
    ...box,
    ...font,
    ...shapeStyle,
    rotation: rotation2021,
  },
  Shape: {
    ...identity,
    textLabel: own('TextLabel', 'textLabel'),
    groupRef: own('GroupRef', 'groupRef'),
    biopaxRef: own('BiopaxRef', undefined),
    ...box,
    ...font,
    ...shapeStyle,
    rotation: graphics('Rotation', 'rotation'),
  },
  Group: {
    groupId: own('GroupId', undefined),
    ...identity,
    textLabel: own('TextLabel', 'textLabel'),
    type: own('Style', 'type'),
    groupRef: own('GroupRef', 'groupRef'),
    biopaxRef: own('BiopaxRef', undefined),
    ...only2021(xref),
    ...only2021(box),
    ...only2021(font),
    ...only2021(shapeStyle),
    rotation: rotation2021,
  },
  Interaction: { ...line, ...xref },
  GraphicalLine: line,
  Point: {
    ...identity,
    arrowHead: own('ArrowHead', 'arrowHead'),
    x: own('X', 'x'),
    y: own('Y', 'y'),
    elementRef: own('GraphRef', 'elementRef'),
    relX: own('RelX', 'relX'),
    relY: own('RelY', 'relY'),
  },
  Anchor: {
    ...identity,
    position: own('Position', 'position'),
    shapeType: own('Shape', 'shapeType'),
  },
};

const spellings: ReadonlyMap<string, Spelling> = new Map([
  ...['relX', 'relY', 'centerX', 'centerY', 'x', 'y', 'position', 'infoX', 'infoY', 'legendX']
    .concat(['legendY', 'borderWidth', 'lineWidth'])
    .map((name): [string, Spelling] => [name, 'number']),
  ...['width', 'height', 'boardWidth', 'boardHeight'].map((name): [string, Spelling] => [
    name,
    'size',
  ]),
  ...['fontSize', 'zOrder'].map((name): [string, Spelling] => [name, 'integer']),
  ...['textColor', 'borderColor', 'fillColor', 'lineColor', 'backgroundColor'].map(
    (name): [string, Spelling] => [name, 'color'],
  ),
  ['rotation', 'angle'],
]);

export function spellingOf(name: string): Spelling {
  return spellings.get(name) ?? 'text';
}

/** The attributes of both versions that hold numbers. */
export const numberNames: ReadonlySet<string> = new Set(
  Object.values(gpmlPaths).flatMap((paths) =>
    Object.entries(paths)
      .filter(([name]) => !['text', 'color'].includes(spellingOf(name)))
      .flatMap(([, byVersion]) => Object.values(byVersion))
      .map((path) => path.slice(path.lastIndexOf('/') + 1)),
  ),
);

/** The words of a property that the versions name differently. */
export function vocabularyOf(kind: HolderKind, name: string) {
  switch (name) {
    case 'arrowHead':
      return arrowHeads;
    case 'shapeType':
      return kind === 'Anchor' ? undefined : shapeTypes;
    case 'borderStyle':
    case 'lineStyle':
      return lineStyles;
    case 'xrefDatabase':
      return databases;
    case 'type':
      if (kind === 'DataNode') return dataNodeTypes;
      if (kind === 'State') return stateTypes;
      return kind === 'Group' ? groupTypes : undefined;
    default:
      return undefined;
  }
}

/** The value of a property that a file does not state, in our words; undefined if that means nothing. */
export function defaultOf(
  version: GpmlVersion,
  kind: HolderKind,
  name: string,
): string | undefined {
  const exception = exceptions[version][`${kind}.${name}`];
  if (exception !== undefined) return exception === '' ? undefined : exception;
  return usual[version].get(name);
}

const bothUsual: readonly (readonly [string, string])[] = [
  ['fontName', 'Arial'],
  ['fontWeight', 'Normal'],
  ['fontStyle', 'Normal'],
  ['fontDecoration', 'Normal'],
  ['fontStrikethru', 'Normal'],
  ['fontSize', '12'],
  ['hAlign', 'Center'],
  ['textColor', '000000'],
  ['borderColor', '000000'],
  ['borderStyle', 'Solid'],
  ['borderWidth', '1'],
  ['fillColor', 'ffffff'],
  ['shapeType', 'Rectangle'],
  ['rotation', '0'],
  ['lineColor', '000000'],
  ['lineStyle', 'Solid'],
  ['lineWidth', '1'],
  ['connectorType', 'Straight'],
  ['arrowHead', 'Undirected'],
];

const usual: Readonly<Record<GpmlVersion, ReadonlyMap<string, string>>> = {
  '2013a': new Map([...bothUsual, ['vAlign', 'Top']]),
  '2021': new Map([...bothUsual, ['vAlign', 'Middle'], ['backgroundColor', 'ffffff']]),
};

/** By kind and name; an empty text takes the usual default away. */
const exceptions: Readonly<Record<GpmlVersion, Readonly<Record<string, string>>>> = {
  '2013a': {
    'DataNode.type': 'Undefined',
    'State.type': 'Undefined',
    'State.vAlign': 'Middle',
    'Group.type': 'Group',
    'Label.fillColor': '00000000',
    'Label.shapeType': 'None',
    'Shape.fillColor': '00000000',
    'Anchor.shapeType': 'ReceptorRound',
    ...Object.fromEntries(
      [...Object.keys(font), ...Object.keys(shapeStyle), 'rotation'].map((name) => [
        `Group.${name}`,
        '',
      ]),
    ),
  },
  '2021': {
    'DataNode.type': 'Undefined',
    'State.type': 'Undefined',
    'Group.type': 'Group',
    'Anchor.shapeType': 'Square',
  },
};
