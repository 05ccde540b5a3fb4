/** The versions that are read and written. They differ in names, defaults and where properties are. */
export type GpmlVersion = '2013a' | '2021';

/** In the order in which the versions list them. */
export const elementKinds = [
  'DataNode',
  'State',
  'Interaction',
  'GraphicalLine',
  'Label',
  'Shape',
  'Group',
] as const;

export type ElementKind = (typeof elementKinds)[number];

/** Properties by their names in GPML 2021, as text in one spelling; see `read-values.ts`. A Map: files name the keys. */
export type Values = ReadonlyMap<string, string>;

export interface GpmlComment {
  readonly source?: string;
  readonly text: string;
}

/** What every element can carry beside its properties. */
export interface Remarks {
  readonly comments: readonly GpmlComment[];
  /** Attribute (2013a) or Property (2021): key and value. */
  readonly properties: readonly (readonly [string, string])[];
  /** Ids of references. */
  readonly citations: readonly string[];
  readonly annotations: readonly string[];
  readonly evidences: readonly string[];
  /** Elements that are not understood, as XML text. */
  readonly extras: readonly string[];
}

/** An element of either version, in one vocabulary. */
export interface GpmlElement extends Remarks {
  readonly kind: ElementKind;
  readonly values: Values;
  /** Of lines: both ends, and what lies between. */
  readonly points: readonly Values[];
  readonly anchors: readonly Values[];
  /** Of a data node: what sits on its border. */
  readonly states: readonly GpmlElement[];
  /** Its position in the file; 0 if it comes from no file. */
  readonly line: number;
}

/** A bibliography entry. */
export interface GpmlCitation {
  readonly values: Values;
  readonly authors: readonly string[];
  /** Further entries of 2013a by name, such as a second, different title. */
  readonly more: readonly (readonly [string, string])[];
}

/** A whole file, told in one vocabulary. */
export interface GpmlDocument extends Remarks {
  readonly version: GpmlVersion;
  /** Of the pathway: title, organism, board, description … */
  readonly values: Values;
  readonly authors: readonly Values[];
  readonly elements: readonly GpmlElement[];
  readonly references: readonly GpmlCitation[];
  readonly terms: readonly Values[];
  readonly evidenceList: readonly Values[];
}

export const noRemarks: Remarks = {
  comments: [],
  properties: [],
  citations: [],
  annotations: [],
  evidences: [],
  extras: [],
};

export const gpmlNamespaces: Readonly<Record<GpmlVersion, string>> = {
  '2013a': 'http://pathvisio.org/GPML/2013a',
  '2021': 'http://pathvisio.org/GPML/2021',
};

export function isLineKind(kind: ElementKind): kind is 'Interaction' | 'GraphicalLine' {
  return kind === 'Interaction' || kind === 'GraphicalLine';
}

/** Ids of the file, by ids of the project. */
export interface WriteContext {
  readonly version: GpmlVersion;
  readonly idOf: (id: string) => string | undefined;
  /** What the members of a group name it by. */
  readonly groupKeyOf: (id: string) => string | undefined;
}
