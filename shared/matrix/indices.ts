declare const counted: unique symbol;

/** An index into one list. The type prevents that it is used as an index into another. */
type IndexOf<List extends string> = number & {
  readonly [counted]: { readonly [name in List]: true };
};

/** What a link can act on, and what a statement can be about: a thing or a reaction. All things come first. */
export type SubjectIndex = IndexOf<'subjects'>;
/** A thing has the same number as a subject. */
export type ThingIndex = IndexOf<'subjects' | 'things'>;
export type ReactionIndex = IndexOf<'reactions'>;
export type StatementIndex = IndexOf<'statements'>;
export type RuleIndex = IndexOf<'rules'>;

/** An array that accepts one kind of index only. */
export type ListBy<Index extends number, Item> = Iterable<Item> & {
  readonly [index in Index]: Item;
} & {
  readonly length: number;
  map<Made>(make: (item: Item, index: Index) => Made): ListBy<Index, Made>;
  flatMap<Made>(make: (item: Item, index: Index) => Made | readonly Made[]): Made[];
  keys(): IterableIterator<Index>;
  entries(): IterableIterator<[Index, Item]>;
};

/** Numbers that accept one kind of index only. */
export type NumbersBy<Index extends number> = { readonly [index in Index]: number };

/** Declares the kind of index by which an array is read. */
export function listBy<Index extends number, Item>(items: readonly Item[]): ListBy<Index, Item> {
  // An array has all of this; only the type of its index changes.
  return items as unknown as ListBy<Index, Item>;
}

/** The number of things separates things from reactions. */
interface Counted {
  readonly things: { readonly length: number };
}

export function subjectOfReaction({ things }: Counted, reaction: ReactionIndex): SubjectIndex {
  return (things.length + reaction) as SubjectIndex;
}

/** The reaction that a subject is; null for a thing. */
export function reactionOfSubject(model: Counted, subject: SubjectIndex): ReactionIndex | null {
  return isThing(model, subject) ? null : ((subject - model.things.length) as ReactionIndex);
}

export function isThing({ things }: Counted, subject: SubjectIndex): subject is ThingIndex {
  return subject < things.length;
}
