/** A value of an attribute, as the simple formats have them. */
export type PlainValue = string | number | boolean;

/** A node as a simple format tells of it; what it does not tell is absent. Text is as in the file. */
export interface PlainNode {
  readonly id: string;
  readonly label?: string | undefined;
  readonly kind?: string | undefined;
  readonly caption?: string | undefined;
  readonly notes?: string | undefined;
  /** `ChEBI:28790; HMDB:HMDB0000259` */
  readonly xrefs?: string | undefined;
  readonly entity?: string | undefined;
  /** The centre, in diagram units. */
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly parent?: string | undefined;
  /** What the file says beyond these. */
  readonly attributes?: Readonly<Record<string, PlainValue>> | undefined;
}

/** A connection of two nodes, named by their ids. */
export interface PlainLink {
  readonly id?: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly relation?: string | undefined;
  readonly label?: string | undefined;
  readonly notes?: string | undefined;
  readonly xrefs?: string | undefined;
  readonly attributes?: Readonly<Record<string, PlainValue>> | undefined;
}

/** What the simple formats can say of a diagram. */
export interface PlainGraph {
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly PlainNode[];
  readonly links: readonly PlainLink[];
}
