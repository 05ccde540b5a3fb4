import type { z } from 'zod';
import { arrangeNodes } from '../../layout/arrange-nodes.ts';
import { layLinks } from '../../layout/lay-links.ts';
import type { ProjectFormat, ReadFile } from '../project-format.ts';
import type { ProjectFileError } from '../../project/file-outcome.ts';
import {
  limits,
  projectSchema,
  linkSchema,
  type Endpoint,
  type Link,
  type Project,
  nodeSchema,
  type PathwayNode,
} from '../../project/project-schema.ts';
import { failure, success, type Result } from '../../result.ts';
import { readXml } from '../xml/read-xml.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { withSource, writeIntoSource, type PatchedFormat } from '../kept-source.ts';
import { sbgnTree, writeSbgn } from './write-sbgn.ts';
import {
  fromXml,
  inSbgnNamespace,
  isSbgnNamespace,
  childOf,
  childrenOf,
  localName,
  textOf,
  toJson,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';
import { languageOf } from './element-class.ts';
import { readArcs } from './read-links.ts';
import { readCallouts } from './callouts.ts';
import { readGlyphs } from './read-nodes.ts';
import { readParents } from './nesting.ts';
import {
  addLoss,
  createReading,
  isLaidOut,
  originFormat,
  type Reading,
  type LinkDraft,
  type NodeDraft,
} from './reading.ts';
import { readRenderInfo } from './render-info.ts';
import { collapseProcesses } from './collapse-processes.ts';

/** SBGN-ML, process description and activity flow; entity relationship maps are drawn and kept. */
export const sbgnFormat: ProjectFormat = {
  read: (text, name, options) => {
    const read = readSbgn(text, name);
    return read.ok ? success(withSource(read.value, text, name, options)) : read;
  },
  write: (project) => writeIntoSource(project, patchedSbgn()),
};

function patchedSbgn(): PatchedFormat {
  const treeOf = (project: Project) => ({ root: sbgnTree(project).root, keys: new Map() });
  return {
    originFormat,
    read: readSbgn,
    write: writeSbgn,
    treeOf,
    isOrdered: false,
    rules: { fileKeyOf: ({ attribute }) => attribute('id'), singles, withEnds: new Set(), numbers },
  };
}

const numbers: ReadonlySet<string> = new Set(['x', 'y', 'z', 'w', 'h']);

const singles: ReadonlySet<string> = new Set([
  'map',
  'notes',
  'extension',
  'label',
  'state',
  'clone',
  'callout',
  'entity',
  'bbox',
  'start',
  'end',
]);

/** Reads an SBGN-ML file, version 0.2 or 0.3; `name` is the file's. Of several maps the first is shown, the rest kept. */
export function readSbgn(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const parsed = readXml(text);
  if (!parsed.ok) return parsed;
  const wrong = whyNotSbgn(parsed.value);
  if (wrong) return failure(wrong);
  const isBare = parsed.value.namespace === '';
  const { element: root, lineOf } = fromXml(isBare ? inSbgnNamespace(parsed.value) : parsed.value);
  const [map, ...others] = childrenOf(root, 'map');
  if (!map) return failure(damaged(parsed.value, 'holds no map'));
  const reading = createReading(readRenderInfo(map), lineOf);
  readMap(reading, map);
  tellOfMap(reading, map, others);
  if (isBare) {
    const what =
      'does not say that it is SBGN-ML (it has no namespace): it was read as version 0.3.';
    addLoss(reading, 'approximated', root, what);
  }
  return success(assemble(reading, { root, map, others, name }));
}

function whyNotSbgn(root: XmlElement): ProjectFileError | null {
  if (root.local !== 'sbgn') {
    const namespace = root.namespace === '' ? '' : ` of ${root.namespace.slice(0, 100)}`;
    return {
      kind: 'not-a-project',
      found: `an XML document <${root.name.slice(0, 60)}>${namespace}`,
    };
  }
  // Large public collections leave it out.
  if (root.namespace === '' || isSbgnNamespace(root.namespace)) return null;
  const found = `the namespace "${root.namespace.slice(0, 100)}"`;
  return damaged(root, `has ${found}; that of SBGN-ML is http://sbgn.org/libsbgn/0.3`);
}

function damaged({ name, line }: XmlElement, why: string): ProjectFileError {
  return { kind: 'damaged', problems: [{ where: `<${name}>, line ${line}`, why }], total: 1 };
}

function readMap(reading: Reading, map: SbgnElement): void {
  const groups = childrenOf(map, 'arcgroup');
  readGlyphs(reading, childrenOf(map, 'glyph'));
  groups.forEach((group, index) =>
    readGlyphs(reading, childrenOf(group, 'glyph'), undefined, index),
  );
  readArcs(reading, [
    ...childrenOf(map, 'arc').map((element) => ({ element })),
    ...groups.flatMap((group, index) =>
      childrenOf(group, 'arc').map((element) => ({ element, group: index })),
    ),
  ]);
  readCallouts(reading);
  readParents(reading);
}

function tellOfMap(reading: Reading, map: SbgnElement, others: readonly SbgnElement[]): void {
  const { language, said } = languageOf(map);
  if (language === 'entity relationship') {
    const what =
      'is an entity relationship map: it is drawn and kept, but what it says is not understood.';
    addLoss(reading, 'approximated', map, what);
  } else if (said !== undefined && said !== language) {
    const what = `is in the language "${said.slice(0, 60)}", which is none of SBGN's: what is not known is drawn plainly and kept.`;
    addLoss(reading, 'approximated', map, what);
  }
  for (const other of others) {
    addLoss(
      reading,
      'approximated',
      other,
      'is not the first map of the file: it is kept, and not shown.',
    );
  }
  if (isLaidOut(reading)) {
    const what = 'does not say where its glyphs stand: they were laid out anew.';
    addLoss(reading, 'approximated', map, what);
  }
  if (reading.hiddenNames > 0) {
    const what = `has names on ${reading.hiddenNames.toLocaleString('en')} of its processes and empty sets: SBGN shows none there, so they are kept, but not shown.`;
    addLoss(reading, 'approximated', map, what);
  }
  for (const id of reading.rendered.gradients) {
    const target = reading.targets.get(id);
    if (target?.type !== 'node') continue;
    reading.losses.push({
      kind: 'approximated',
      elementId: target.id,
      originId: id,
      where: `glyph (${id.slice(0, 60)})`,
      what: 'is filled with a gradient, of which the first colour is shown.',
    });
  }
}

interface Parts {
  readonly root: SbgnElement;
  readonly map: SbgnElement;
  readonly others: readonly SbgnElement[];
  readonly name: string;
}

function assemble(reading: Reading, { root, map, others, name }: Parts): ReadFile {
  const { language } = languageOf(map);
  const notes = [root, map].map((element) => textOf(childOf(element, 'notes')));
  const { background } = reading.rendered;
  const parts = ['glyph', 'arc', 'arcgroup'];
  const draft = projectSchema.parse({
    metadata: {
      title: name.replace(/\.[^.]*$/u, '').slice(0, limits.shortTextLength),
      description: notes
        .filter((text) => text !== '')
        .join('\n')
        .slice(0, limits.notesLength),
    },
    canvas: background === undefined || /^#......00$/u.test(background) ? {} : { background },
    origin: {
      format: originFormat,
      data: {
        language,
        root: toJson(without(root, ['map'])),
        map: toJson(without(withAttributes(map, { id: reading.takeId(map, 'map1') }), parts)),
        groups: childrenOf(map, 'arcgroup').map((group) =>
          toJson(without(group, ['glyph', 'arc'])),
        ),
        others: others.map(toJson),
      },
    },
  });
  return soundProject(reading, draft);
}

function without(element: SbgnElement, names: readonly string[]): SbgnElement {
  const children = (element.children ?? []).filter(
    (child) => typeof child === 'string' || !names.includes(localName(child.name)),
  );
  return { ...element, children };
}

/**
 * The project of all that was read and fits into a project. What does not fit is left out and reported; what hung on it
 * lies in nothing, or ends at a free point.
 */
export function soundProject(reading: Reading, empty: Project): ReadFile {
  const room = createRoom();
  const nodes = reading.nodes.flatMap((draft) => soundNode(reading, draft, room) ?? []);
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const links = reading.links.flatMap((draft) => soundLink(reading, draft, room) ?? []);
  const anchorIds = new Set(links.flatMap(({ anchors }) => anchors.map(({ id }) => id)));
  const whole: Project = {
    ...empty,
    nodes: nodes.map((node) => inSoundParent(node, nodeIds)),
    links: links.map((link) => withSoundEnds(link, nodeIds, anchorIds)),
  };
  const project = isLaidOut(reading) ? layLinks(arrangeNodes(whole)) : collapseProcesses(whole);
  const touched = new Set(reading.losses.map(({ elementId }) => elementId));
  const kept = [...nodes, ...nodes.flatMap(({ badges }) => badges), ...links];
  return {
    project,
    report: { kept: kept.filter(({ id }) => !touched.has(id)).length, losses: reading.losses },
  };
}

/** Counts what a project may hold at most. */
function createRoom(): { has: (elements: number) => boolean } {
  let held = 0;
  return {
    has: (elements) => {
      if (held + elements > limits.elements) return false;
      held += elements;
      return true;
    },
  };
}

type Room = ReturnType<typeof createRoom>;

function soundNode(reading: Reading, draft: NodeDraft, room: Room): PathwayNode | undefined {
  const parsed = nodeSchema.safeParse(draft);
  const hasRoom = parsed.success && room.has(1 + parsed.data.badges.length);
  if (parsed.success && hasRoom) return parsed.data;
  drop(reading, draft, parsed.error, draft.label ?? '');
  return undefined;
}

function soundLink(reading: Reading, draft: LinkDraft, room: Room): Link | undefined {
  const parsed = linkSchema.safeParse(draft);
  const hasRoom = parsed.success && room.has(1 + parsed.data.anchors.length);
  if (parsed.success && hasRoom) return parsed.data;
  drop(reading, draft, parsed.error, '');
  return undefined;
}

function drop(
  reading: Reading,
  draft: NodeDraft | LinkDraft,
  error: z.ZodError | undefined,
  label: string,
): void {
  const element = reading.elements.get(draft.id) ?? { name: 'element' };
  const issue = error?.issues[0];
  const why = issue
    ? whyUnfit(issue)
    : `is one too many: at most ${limits.elements.toLocaleString('en')} can be held.`;
  addLoss(reading, 'dropped', element, why, { label, elementId: draft.id });
}

function whyUnfit({ code, path, message }: z.core.$ZodIssue): string {
  const name = path.join('.');
  if (code === 'too_big' && /^(?:x|y|width|height)$/u.test(name)) {
    const most = limits.coordinate.toLocaleString('en');
    return `lies or reaches further out than ${most}, the most that can be held, and was left out.`;
  }
  return `cannot be held (${name}: ${message}), and was left out.`;
}

function inSoundParent(node: PathwayNode, ids: ReadonlySet<string>): PathwayNode {
  if (node.parent === undefined || ids.has(node.parent)) return node;
  const { parent: _gone, ...rest } = node;
  return rest;
}

function withSoundEnds(link: Link, nodes: ReadonlySet<string>, anchors: ReadonlySet<string>): Link {
  const isSound = (end: Endpoint) =>
    end.to === 'point' || (end.to === 'node' ? nodes.has(end.id) : anchors.has(end.id));
  const free = { to: 'point', x: 0, y: 0 } as const;
  if (isSound(link.source) && isSound(link.target)) return link;
  return {
    ...link,
    source: isSound(link.source) ? link.source : free,
    target: isSound(link.target) ? link.target : free,
  };
}
