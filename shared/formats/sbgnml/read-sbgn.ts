import type { ProjectFileError } from '../../file-error.ts';
import { limits } from '../../project/limits.ts';
import { projectSchema } from '../../project/project-schema.ts';
import { failure, success, type Result } from '../../result.ts';
import type { ReadFile } from '../project-format.ts';
import { readXml } from '../xml/read-xml.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { fromXml, isSbgnNamespace } from './from-xml.ts';
import { languageOf } from './language.ts';
import { readArcs } from './read-links.ts';
import { readCallouts } from './read-callouts.ts';
import { readGlyphs } from './read-nodes.ts';
import { readParents } from './read-parents.ts';
import { addLoss, createReading, originFormat, type Reading } from './reading.ts';
import { readRenderInfo } from './render-info.ts';
import { soundProject } from './sound-project.ts';
import {
  childOf,
  childrenOf,
  localName,
  textOf,
  toJson,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';

/** Reads an SBGN-ML file, version 0.2 or 0.3; `name` is the file's. Of several maps the first is shown, the rest kept. */
export function readSbgn(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const parsed = readXml(text);
  if (!parsed.ok) return parsed;
  const wrong = whyNotSbgn(parsed.value);
  if (wrong) return failure(wrong);
  const { element: root, lineOf } = fromXml(parsed.value);
  const [map, ...others] = childrenOf(root, 'map');
  if (!map) return failure(damaged(parsed.value, 'holds no map'));
  const reading = createReading(readRenderInfo(map), lineOf);
  readMap(reading, map);
  tellOfMap(reading, map, others);
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
  if (isSbgnNamespace(root.namespace)) return null;
  const found =
    root.namespace === '' ? 'no namespace' : `the namespace "${root.namespace.slice(0, 100)}"`;
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
