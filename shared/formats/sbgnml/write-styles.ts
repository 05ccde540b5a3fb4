import type { Link, Project, PathwayNode } from '../../project/project-schema.ts';
import { linkLook, nodeLook } from '../../scene/looks.ts';
import { glyphStyle, plainLine, readGlyph } from './glyph.ts';
import {
  keptElement,
  attributeOf,
  childOf,
  childrenOf,
  localName,
  makeElement,
  numberText,
  withAttributes,
  type SbgnElement,
} from './sbgn-element.ts';
import { readRenderInfo, type RenderInfo } from './render-info.ts';
import type { WrittenIds } from './written-ids.ts';

const renderNamespace = 'http://www.sbml.org/sbml/level3/version1/render/version1';

/** Attributes of a `g`, by their hyphenated names. */
type Paint = Readonly<Record<string, string>>;

/** The map's extension, with the colours of all elements that are painted differently from what it says. */
export function withStyles(
  map: SbgnElement,
  project: Project,
  ids: WrittenIds,
): SbgnElement | undefined {
  const extension = childOf(map, 'extension');
  const info = readRenderInfo(map);
  const changed = new Map<string, Paint>();
  for (const node of project.nodes) {
    if (!isNodeAsSaid(node, info)) changed.set(ids.of(node.id), paintOfNode(node));
  }
  for (const link of project.links) {
    if (!isLinkAsSaid(link, info)) changed.set(ids.of(link.id), paintOfLink(link));
  }
  const background = project.canvas.background;
  const isGround = background === undefined || background === info.background;
  if (changed.size === 0 && isGround) return extension;
  const old = childOf(extension, 'renderInformation');
  const written = patchInfo(old ?? newInfo(), changed, isGround ? undefined : background);
  return replacedIn(extension ?? { name: 'extension' }, old, written);
}

/** With another child in the place of one; behind the others where there is none. */
function replacedIn(
  element: SbgnElement,
  old: SbgnElement | undefined,
  child: SbgnElement,
): SbgnElement {
  const { children = [] } = element;
  const isThere = old !== undefined && children.includes(old);
  const all = isThere ? children.map((it) => (it === old ? child : it)) : [...children, child];
  return { ...element, children: all };
}

function newInfo(): SbgnElement {
  return makeElement('renderInformation', { xmlns: renderNamespace, id: 'renderInformation' });
}

function isNodeAsSaid(node: PathwayNode, info: RenderInfo): boolean {
  const kept = keptElement(node);
  if (!kept || !node.style) return false;
  const glyph = readGlyph(kept);
  const said = glyphStyle(glyph, glyph.box ?? node, info.styles.get(attributeOf(kept, 'id') ?? ''));
  const { style } = node;
  return (
    said.fill === style.fill &&
    said.border === style.border &&
    said.borderWidth === style.borderWidth &&
    said.text === style.text &&
    said.fontSize === style.fontSize &&
    said.bold === style.bold &&
    said.italic === style.italic
  );
}

function isLinkAsSaid(link: Link, info: RenderInfo): boolean {
  const kept = keptElement(link);
  const said = kept && info.styles.get(attributeOf(kept, 'id') ?? '');
  const look = linkLook(link, 'light');
  if (!kept) return look.color === plainLine.color && look.width === plainLine.width;
  return (
    look.color === (said?.stroke ?? plainLine.color) &&
    look.width === (said?.strokeWidth ?? plainLine.width)
  );
}

function paintOfNode(node: PathwayNode): Paint {
  const look = nodeLook(node, 'light');
  return {
    fill: look.fill,
    stroke: look.border,
    'stroke-width': numberText(look.borderWidth),
    'font-size': numberText(node.style?.fontSize ?? 12),
    ...(look.text === 'none' ? {} : { 'font-color': look.text }),
    ...(node.style?.bold === true ? { 'font-weight': 'bold' } : {}),
    ...(node.style?.italic === true ? { 'font-style': 'italic' } : {}),
  };
}

function paintOfLink(link: Link): Paint {
  const { color, width } = linkLook(link, 'light');
  return { stroke: color, 'stroke-width': numberText(width) };
}

/** Render information that says the new paints for these ids, and what it said for all others. */
function patchInfo(
  info: SbgnElement,
  changed: ReadonlyMap<string, Paint>,
  background: string | undefined,
): SbgnElement {
  const prefix = info.name.slice(0, info.name.indexOf(':') + 1);
  const isPrefixed = Object.keys(info.attributes ?? {}).some(
    (name) => prefix !== '' && name.startsWith(prefix),
  );
  const spelled = isPrefixed ? prefix : '';
  const lists = childrenOf(info);
  const styles = lists.find(({ name }) => localName(name) === 'listOfStyles');
  const kept = childrenOf(styles).flatMap((style) => withoutIds(style, changed) ?? []);
  const list: SbgnElement = {
    ...(styles ?? { name: `${prefix}listOfStyles` }),
    children: [...kept, ...newStyles(changed, prefix, spelled)],
  };
  const ground = background === undefined ? {} : { [`${spelled}background-color`]: background };
  const whole = replacedIn(info, styles, list);
  return withAttributes(whole, { ...withoutGround(info, background), ...ground });
}

/** Both spellings of the background, removed where it is written again. */
function withoutGround(
  info: SbgnElement,
  background: string | undefined,
): Record<string, undefined> {
  if (background === undefined) return {};
  const names = Object.keys(info.attributes ?? {}).filter((name) =>
    ['background-color', 'backgroundColor'].includes(localName(name)),
  );
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

function withoutIds(
  style: SbgnElement,
  changed: ReadonlyMap<string, Paint>,
): SbgnElement | undefined {
  const name = Object.keys(style.attributes ?? {}).find((key) => localName(key) === 'idList');
  const ids = (attributeOf(style, 'idList') ?? '').split(/\s+/u).filter((id) => id !== '');
  if (name === undefined || !ids.some((id) => changed.has(id))) return style;
  const left = ids.filter((id) => !changed.has(id));
  return left.length > 0 ? withAttributes(style, { [name]: left.join(' ') }) : undefined;
}

/** One style for all that are painted alike. */
function newStyles(
  changed: ReadonlyMap<string, Paint>,
  prefix: string,
  spelled: string,
): SbgnElement[] {
  const alike = new Map<string, { paint: Paint; ids: string[] }>();
  for (const [id, paint] of changed) {
    const key = JSON.stringify(paint);
    const group = alike.get(key);
    if (group) group.ids.push(id);
    else alike.set(key, { paint, ids: [id] });
  }
  return [...alike.values()].map(({ paint, ids }) => {
    const attributes = Object.entries(paint).map(([name, value]) => [`${spelled}${name}`, value]);
    const group = makeElement(`${prefix}g`, Object.fromEntries(attributes));
    return makeElement(`${prefix}style`, { [`${spelled}idList`]: ids.join(' ') }, [group]);
  });
}
