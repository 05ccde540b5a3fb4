import { zlibSync } from 'fflate';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../bytes/bytes.ts';
import { inflate } from '../bytes/inflate.ts';
import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { limits, type KeptSource, type Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import { encodeText } from '../text/encode-text.ts';
import type { ReadFile, ReadOptions, SourceBytes, WrittenFile } from './project-format.ts';
import {
  alignSiblings,
  isSameElement,
  localName,
  namedElement,
  type PatchRules,
} from './xml/align-elements.ts';
import { patchXml } from './xml/patch-xml.ts';
import { readXml } from './xml/read-xml.ts';
import type { XmlElement } from './xml/xml-tree.ts';
import { isWritableElement, type WritableElement } from './xml/write-xml.ts';

/** Keeps the text of a file with the project that was read from it. */
export function withSource(file: ReadFile, text: string, name: string, options: ReadOptions = {}) {
  const { source } = options;
  const { origin } = file.project;
  if (!source || !origin) return file;
  if (text.length > limits.sourceLength) {
    const what = 'is too large to be kept as it is: saving writes all of it anew.';
    const loss: Loss = { kind: 'approximated', where: 'the file', what };
    const { report } = file;
    return { ...file, report: { ...report, losses: [...report.losses, loss] } };
  }
  const packed = toBase64(zlibSync(toUtf8(text)));
  const kept: KeptSource = { ...source, name: name.slice(0, limits.shortTextLength), packed };
  return { ...file, project: { ...file.project, origin: { ...origin, source: kept } } };
}

/** The bytes of a text; `null` where the encoding lacks a character of it. */
export function bytesOfSource(text: string, { encoding, marked }: SourceBytes): Uint8Array | null {
  return encodeText(marked ? `\uFEFF${text}` : text, encoding);
}

function textOf({ packed }: KeptSource): string | null {
  const bytes = fromBase64(packed);
  const unpacked = bytes && inflate(bytes, limits.sourceLength * 3);
  return unpacked?.ok ? fromUtf8(unpacked.value) : null;
}

/** A project as a tree to be written. */
interface Tree {
  readonly root: WritableElement;
  /** The elements of the project that elements of the tree stand for. */
  readonly keys: ReadonlyMap<WritableElement, string>;
}

/** How a format is written into the text that its project was read from. */
export interface PatchedFormat {
  /** Of the projects that were read from a file of the very format and version. */
  readonly originFormat: string;
  readonly read: (text: string, name: string) => Result<ReadFile, ProjectFileError>;
  /** Everything anew. */
  readonly write: (project: Project) => WrittenFile;
  /** What a file of the project says. */
  readonly treeOf: (project: Project) => Tree;
  readonly rules: Omit<PatchRules, 'keyOf'>;
  /** An element without those of its attributes that follow from the rest. */
  readonly bare?: (element: WritableElement) => WritableElement;
  /** The order of elements with a name of their own says something. */
  readonly isOrdered: boolean;
}

/**
 * Writes a project into the text that it was read from: what has not changed stays as it was, to the last blank. Where
 * that cannot be, everything is written anew, and the report says so.
 */
export function writeIntoSource(project: Project, format: PatchedFormat): WrittenFile {
  const { origin } = project;
  const plain = format.write(project);
  const kept = origin?.format === format.originFormat ? origin.source : undefined;
  if (!kept) return plain;
  const base = readBase(kept, format);
  const text = base && patchedText(project, plain, base, kept, format);
  if (!base || text === null) return writtenAnew(plain);
  const { encoding, marked } = kept;
  const losses = plain.report.losses.filter((loss) => !base.losses.has(wordsOf(loss)));
  const touched = new Set(losses.map(({ elementId }) => elementId).filter((id) => id)).size;
  const count = project.nodes.length + project.links.length;
  return {
    text,
    report: { kept: Math.max(0, count - touched), losses },
    source: { encoding, marked },
  };
}

/** The project in the text that is kept with another; `null` where it cannot be had, `undefined` where none is kept. */
export function readKeptSource(
  { origin }: Project,
  format: string,
  read: PatchedFormat['read'],
): { text: string; project: Project; source: KeptSource } | null | undefined {
  const source = origin?.format === format ? origin.source : undefined;
  if (!source) return undefined;
  const known = readings.get(source);
  if (known !== undefined) return known;
  const text = textOf(source);
  const found = text === null ? null : read(text, source.name);
  const kept = text !== null && found?.ok ? { text, project: found.value.project, source } : null;
  readings.set(source, kept);
  return kept;
}

const readings = new WeakMap<
  KeptSource,
  { text: string; project: Project; source: KeptSource } | null
>();

export function writtenAnew(plain: WrittenFile): WrittenFile {
  const what =
    'is written anew, for the changes could not be worked into the text that was read: its line ends, comments and order of attributes are lost.';
  const loss: Loss = { kind: 'approximated', where: 'the file', what };
  const { report } = plain;
  return { ...plain, report: { ...report, losses: [loss, ...report.losses] } };
}

/** The source as it was read. */
interface Base {
  readonly text: string;
  readonly source: XmlElement;
  readonly tree: Tree;
  /** What writing would say of the source itself: that is no loss, for it stays. */
  readonly losses: ReadonlySet<string>;
}

const bases = new WeakMap<KeptSource, Base | null>();

function readBase(kept: KeptSource, format: PatchedFormat): Base | null {
  const known = bases.get(kept);
  if (known !== undefined) return known;
  const base = makeBase(kept, format);
  bases.set(kept, base);
  return base;
}

function makeBase(kept: KeptSource, format: PatchedFormat): Base | null {
  const text = textOf(kept);
  const source = text === null ? null : readXml(text);
  const read = text === null ? null : format.read(text, kept.name);
  if (text === null || !source?.ok || !read?.ok) return null;
  const { project } = read.value;
  const losses = new Set(format.write(project).report.losses.map(wordsOf));
  return { text, source: source.value, tree: format.treeOf(project), losses };
}

function wordsOf({ kind, elementId, where, what }: Loss): string {
  return JSON.stringify([kind, elementId ?? where, what]);
}

/** Tries the fewest changes first, then all that the changed elements say; `null` where the text would say otherwise. */
function patchedText(
  project: Project,
  plain: WrittenFile,
  base: Base,
  kept: KeptSource,
  format: PatchedFormat,
): string | null {
  const wanted = format.treeOf(project);
  if (isSameElement(base.tree.root, wanted.root)) return base.text;
  const patch = createPatch(base, wanted, kept, format);
  const isSame = (one: Tree, other: Tree) => saysTheSame(one, other, format);
  const heard = (text: string | null): Tree | null => {
    const read = text === null ? null : format.read(text, kept.name);
    return read?.ok ? format.treeOf(read.value.project) : null;
  };
  const least = patch(new Set());
  const first = heard(least);
  if (first && isSame(first, wanted)) return least;
  if (!first) return null;
  // What follows from the surroundings of an element is said in it where these have changed.
  const full = patch(differences(wanted, first, format.rules));
  const second = heard(full);
  if (second && isSame(second, wanted)) return full;
  // What no file can say differs in a new file as well.
  const anew = heard(plain.text);
  if (anew && isSame(first, anew)) return least;
  return anew && second && isSame(second, anew) ? full : null;
}

function saysTheSame(one: Tree, other: Tree, format: PatchedFormat): boolean {
  const { bare } = format;
  const [root, twin] = [one, other].map((tree) => {
    const inOrder = format.isOrdered ? tree.root : sorted(tree.root, keyIn([tree], format.rules));
    return bare ? changed(inOrder, bare) : inOrder;
  });
  return (
    root !== undefined && twin !== undefined && isSameElement(root, twin, nearIn(format.rules))
  );
}

/** The same with each element changed, the inner ones first. */
function changed(
  element: WritableElement,
  change: (element: WritableElement) => WritableElement,
): WritableElement {
  const children = element.children.map((child) =>
    isWritableElement(child) ? changed(child, change) : child,
  );
  return change({ ...element, children });
}

/** The same with its named elements in the order of their names, before all others. */
function sorted(element: WritableElement, keyOf: PatchRules['keyOf']): WritableElement {
  const named = element.children.flatMap((child) => {
    const key = isWritableElement(child) ? keyOf(child) : undefined;
    return isWritableElement(child) && key !== undefined ? [{ key, child }] : [];
  });
  const known = new Set(named.map(({ child }) => child));
  const rest = element.children.filter((child) => !isWritableElement(child) || !known.has(child));
  const inOrder = named.sort((one, other) => (one.key < other.key ? -1 : 1));
  const children = [...inOrder.map(({ child }) => child), ...rest].map((child) =>
    isWritableElement(child) ? sorted(child, keyOf) : child,
  );
  return { ...element, children };
}

/** Where a line ends is worked out, and may come out a millionth beside. */
function nearIn({ numbers }: Pick<PatchRules, 'numbers'>) {
  return (one: string | undefined, other: string | undefined, name: string): boolean => {
    if (one === other || one === undefined || other === undefined) return one === other;
    return numbers.has(localName(name)) && Math.abs(Number(one) - Number(other)) < 0.0001;
  };
}

function createPatch(
  { text, source, tree }: Base,
  wanted: Tree,
  { encoding }: KeptSource,
  format: PatchedFormat,
): (forced: ReadonlySet<WritableElement>) => string | null {
  const keyOf = keyIn([tree, wanted], format.rules);
  const canWrite = (sign: string) => encodeText(sign, encoding) !== null;
  return (forced) =>
    patchXml({
      text,
      source,
      before: tree.root,
      after: wanted.root,
      rules: { ...format.rules, keyOf },
      isForced: (element) => forced.has(element),
      ...(encoding.startsWith('utf') ? {} : { canWrite }),
    });
}

function keyIn(trees: readonly Tree[], { fileKeyOf }: PatchedFormat['rules']) {
  return (element: WritableElement): string | undefined => {
    for (const { keys } of trees) {
      const key = keys.get(element);
      if (key !== undefined) return key;
    }
    return fileKeyOf(namedElement(element));
  };
}

/** Elements of one tree that another says otherwise: the innermost ones, and those with a name in which they are. */
function differences(
  wanted: Tree,
  heard: Tree,
  rules: PatchedFormat['rules'],
): ReadonlySet<WritableElement> {
  const keyOf = keyIn([wanted, heard], rules);
  const isNear = nearIn(rules);
  const found = new Set<WritableElement>();
  const compare = (one: WritableElement, other: WritableElement, outer: WritableElement) => {
    if (isSameElement(one, other, isNear)) return;
    const holder = keyOf(one) === undefined ? outer : one;
    const [inner, there] = [one, other].map((it) => it.children.filter(isWritableElement));
    const { partners, removed } = alignSiblings(there ?? [], inner ?? [], { ...rules, keyOf });
    const bare = { ...one, children: [] };
    const isWhole = removed.length === 0 && partners.size === inner?.length;
    if (!isWhole || !isSameElement(bare, { ...other, children: [] }, isNear)) {
      found.add(one).add(holder);
    }
    for (const [element, twin] of partners) compare(element, twin, holder);
  };
  compare(wanted.root, heard.root, wanted.root);
  return found;
}
