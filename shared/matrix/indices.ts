declare const counted: unique symbol;

/** A number that counts the items of one list, so that it cannot be taken for an index of another. */
type IndexOf<List extends string> = number & {
  readonly [counted]: { readonly [name in List]: true };
};

/** What a link can act on and a statement can be about: a thing or a reaction. All things come first. */
export type SubjectIndex = IndexOf<'subjects'>;
/** A thing is the subject of the same number. */
export type ThingIndex = IndexOf<'subjects' | 'things'>;
export type ReactionIndex = IndexOf<'reactions'>;
export type StatementIndex = IndexOf<'statements'>;
export type RuleIndex = IndexOf<'rules'>;

/** An array that takes one kind of index only. */
export type ListBy<Index extends number, Item> = Iterable<Item> & {
  readonly [index in Index]: Item;
} & {
  readonly length: number;
  map<Made>(make: (item: Item, index: Index) => Made): ListBy<Index, Made>;
  flatMap<Made>(make: (item: Item, index: Index) => Made | readonly Made[]): Made[];
  keys(): IterableIterator<Index>;
  entries(): IterableIterator<[Index, Item]>;
};

/** Numbers that take one kind of index only. */
export type NumbersBy<Index extends number> = { readonly [index in Index]: number };

/** Says by which index an array is to be read. */
export function listBy<Index extends number, Item>(items: readonly Item[]): ListBy<Index, Item> {
  // An array has all of this; only the type of its index changes.
  return items as unknown as ListBy<Index, Item>;
}

/** What tells things and reactions apart: how many things there are. */
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
