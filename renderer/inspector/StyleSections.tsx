import {
  clearStyle,
  setNodeStyle,
  setLinkStyle,
} from '../../shared/edit/set-element-properties.ts';
import type { Edit, Patch } from '../../shared/edit/edit.ts';
import { lookForAll } from '../../shared/edit/set-project-properties.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { createDresser } from '../../shared/project/own-look.ts';
import type {
  NodeStyle,
  PathwayNode,
  LineStyle,
  NodeShape,
  Link,
  LinkStyle,
  Head,
} from '../../shared/project/project-schema.ts';
import { linkLook, nodeLook } from '../../shared/scene/looks.ts';
import { shownProject } from '../editor/editor.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { CheckField, SelectField, ColorField } from '../ui/fields/SelectField.tsx';
import { NumberField } from '../ui/fields/InputFields.tsx';
import { Section } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import { relations } from '../../shared/project/relations.ts';
import { drawNode } from '../../shared/scene/draw-node.ts';
import type { Theme } from '../../shared/project/themes.ts';
import type { Primitive, TextPrimitive } from '../../shared/scene/primitives.ts';
import styles from './inspector.module.css';

/** The style of nodes where it differs from their kind; fields that are not set follow the kind and the theme. */
export function NodeStyleSection({
  nodes,
  title = 'Style',
}: {
  nodes: readonly PathwayNode[];
  title?: string;
}) {
  const { editor, workspace } = useWorkbench();
  const canvas = useEditor((state) => shownProject(state).canvas);
  const [first] = nodes;
  if (!first) return null;
  const ids = nodes.map((node) => node.id);
  const { style: _, ...plain } = first;
  const { label, plural } = nodeKinds[first.kind];
  const makeUsual = () => {
    editor.edit(lookForAll(first));
    workspace.announce(`All ${plural.toLowerCase()} look like this one now.`);
  };
  return (
    <Section title={title} folded>
      <NodeStyleFields
        own={(key) => commonValue(nodes, (node) => node.style?.[key])}
        plain={createDresser({ canvas }).ofNode(plain)}
        source="kind"
        editTo={(patch) => setNodeStyle(ids, patch)}
      />
      {nodes.some((node) => node.style) && (
        <div className={styles['buttons']}>
          <button
            type="button"
            className={inspector['button']}
            onClick={() => editor.edit(clearStyle(ids))}
          >
            Style as kind
          </button>
          {nodes.length === 1 && (
            <button type="button" className={inspector['button']} onClick={makeUsual}>
              For every {label.toLowerCase()}
            </button>
          )}
        </div>
      )}
    </Section>
  );
}

interface StyleFieldsProps<Style, Element> {
  /** What was set; undefined if nothing was; `null` if several elements differ. */
  readonly own: <Key extends keyof Style>(key: Key) => Style[Key] | null | undefined;
  /** How it looks while nothing is set. */
  readonly plain: Element;
  /** What it follows then. */
  readonly source: 'kind' | 'relation' | 'program';
  readonly editTo: (patch: Patch<Style>) => Edit;
}

/** What a style says of nodes. The size of letters is set for single nodes only, which grow with them. */
export function NodeStyleFields({
  own,
  plain,
  source,
  editTo,
}: StyleFieldsProps<NodeStyle, PathwayNode>) {
  const { editor } = useWorkbench();
  const theme = useWorkspace(drawnThemeOf);
  const look = nodeLook(plain, theme);
  const font = defaultTextLook(plain, theme);
  const set = (patch: Patch<NodeStyle>) => editor.edit(editTo(patch));
  const colorField = (label: string, key: 'fill' | 'border' | 'text') => (
    <ColorField
      label={label}
      value={own(key)}
      inherited={look[key]}
      source={source}
      editTo={(color) => editTo({ [key]: color })}
    />
  );
  return (
    <div className={styles['grid']}>
      {colorField('Fill', 'fill')}
      {colorField('Border', 'border')}
      {colorField('Text', 'text')}
      <StyleSelect
        label="Shape"
        value={own('shape')}
        inherited={inheritedWords(source)}
        labels={shapeLabels}
        onChange={(shape) => set({ shape })}
      />
      <StyleSelect
        label="Border line"
        value={own('borderStyle')}
        inherited={inheritedWords(source)}
        labels={lineLabels}
        onChange={(borderStyle) => set({ borderStyle })}
      />
      <NumberField
        label="Border width"
        value={own('borderWidth') ?? null}
        placeholder={String(look.borderWidth)}
        range={{ min: 0, max: 100 }}
        step={0.5}
        onCommit={(borderWidth) => set({ borderWidth })}
        onClear={() => set({ borderWidth: undefined })}
      />
      {source === 'kind' && (
        <NumberField
          label="Text size"
          value={own('fontSize') ?? null}
          placeholder={String(font.size)}
          range={{ min: 1, max: 500 }}
          onCommit={(fontSize) => set({ fontSize })}
          onClear={() => set({ fontSize: undefined })}
        />
      )}
      <div>
        <CheckField
          label="Bold"
          value={checkOf(own('bold'), font.bold)}
          onChange={(bold) => set({ bold })}
        />
        <CheckField
          label="Italic"
          value={checkOf(own('italic'), plain.style?.italic ?? false)}
          onChange={(italic) => set({ italic })}
        />
      </div>
    </div>
  );
}

function checkOf(own: boolean | null | undefined, inherited: boolean): boolean | null {
  return own === undefined ? inherited : own;
}

/**
 * The style of links where it differs from their relation; fields that are not set follow the relation and the theme.
 */
export function LinkStyleSection({
  links,
  title = 'Style',
}: {
  links: readonly Link[];
  title?: string;
}) {
  const { editor, workspace } = useWorkbench();
  const canvas = useEditor((state) => shownProject(state).canvas);
  const [first] = links;
  if (!first) return null;
  const ids = links.map((link) => link.id);
  const { style: _, ...plain } = first;
  const name = relations[first.relation].label;
  const makeUsual = () => {
    editor.edit(lookForAll(first));
    workspace.announce(`All links “${name}” look like this one now.`);
  };
  return (
    <Section title={title} folded>
      <LinkStyleFields
        own={(key) => commonValue(links, (link) => link.style?.[key])}
        plain={createDresser({ canvas }).ofLink(plain)}
        source="relation"
        editTo={(patch) => setLinkStyle(ids, patch)}
      />
      {links.some((link) => link.style) && (
        <div className={styles['buttons']}>
          <button
            type="button"
            className={inspector['button']}
            onClick={() => editor.edit(clearStyle(ids))}
          >
            Style as relation
          </button>
          {links.length === 1 && (
            <button type="button" className={inspector['button']} onClick={makeUsual}>
              For every “{name}”
            </button>
          )}
        </div>
      )}
    </Section>
  );
}

/** What a style says of links. */
export function LinkStyleFields({ own, plain, source, editTo }: StyleFieldsProps<LinkStyle, Link>) {
  const { editor } = useWorkbench();
  const theme = useWorkspace(drawnThemeOf);
  const look = linkLook(plain, theme);
  const set = (patch: Patch<LinkStyle>) => editor.edit(editTo(patch));
  const as = inheritedWords(source);
  return (
    <div className={styles['grid']}>
      <ColorField
        label="Colour"
        value={own('color')}
        inherited={look.color}
        source={source}
        editTo={(color) => editTo({ color })}
      />
      <NumberField
        label="Width"
        value={own('width') ?? null}
        placeholder={String(look.width)}
        range={{ min: 0, max: 100 }}
        step={0.5}
        onCommit={(width) => set({ width })}
        onClear={() => set({ width: undefined })}
      />
      <StyleSelect
        label="Line"
        value={own('line')}
        inherited={as}
        labels={lineLabels}
        onChange={(line) => set({ line })}
      />
      <StyleSelect
        label="Head at the target"
        value={own('targetHead')}
        inherited={as}
        labels={headLabels}
        onChange={(targetHead) => set({ targetHead })}
      />
      <StyleSelect
        label="Head at the source"
        value={own('sourceHead')}
        inherited={as}
        labels={headLabels}
        onChange={(sourceHead) => set({ sourceHead })}
      />
    </div>
  );
}

/** A choice that can also be left to the kind or relation; `null` if several elements differ. */
function StyleSelect<Value extends string>({
  label,
  value,
  inherited,
  labels,
  onChange,
}: {
  label: string;
  value: Value | null | undefined;
  /** The words for "not set": "As kind", "As relation". */
  inherited: string;
  labels: Readonly<Record<Value, string>>;
  onChange: (value: Value | undefined) => void;
}) {
  // The keys of a record over Value are its values.
  const values = Object.keys(labels) as Value[];
  const choices = [
    { value: '', label: inherited },
    ...values.map((one) => ({ value: one as string, label: labels[one] })),
  ];
  return (
    <SelectField
      label={label}
      value={value === null ? null : (value ?? '')}
      groups={[{ label: '', choices }]}
      onChange={(chosen) => onChange(values.find((one) => one === chosen))}
    />
  );
}

/** Size (in diagram units) and weight of a node's text: what the scene draws. */
function defaultTextLook(
  plain: PathwayNode,
  theme: Theme,
): { readonly size: number; readonly bold: boolean } {
  const text = firstText(drawNode({ ...plain, label: 'x', badges: [] }, theme).primitives);
  return { size: text?.size ?? 13, bold: text?.weight === 600 };
}

function firstText(primitives: readonly Primitive[]): TextPrimitive | undefined {
  for (const primitive of primitives) {
    if (primitive.type === 'text') return primitive;
    const inside = primitive.type === 'group' ? firstText(primitive.children) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

/** The value that all items share; null if they differ or there are none. */
export function commonValue<Item, Value>(
  items: readonly Item[],
  valueOf: (item: Item) => Value,
): Value | null {
  const [first, ...others] = items;
  if (first === undefined) return null;
  const value = valueOf(first);
  return others.every((item) => valueOf(item) === value) ? value : null;
}

const shapeLabels = {
  rectangle: 'Rectangle',
  rounded: 'Rounded rectangle',
  capsule: 'Capsule',
  ellipse: 'Ellipse',
  hexagon: 'Hexagon',
  octagon: 'Octagon',
  'cut-corners': 'Cut corners',
  leaf: 'Leaf',
  trapezoid: 'Trapezoid',
  receptor: 'Receptor',
  chevron: 'Chevron',
  parallelogram: 'Parallelogram',
  'bottom-rounded': 'Rounded below',
  subprocess: 'Subprocess',
  compartment: 'Compartment',
  note: 'Note',
  triangle: 'Triangle',
  diamond: 'Diamond',
  box: 'Sharp rectangle',
  'concave-hexagon': 'Concave hexagon',
  'crossed-circle': 'Crossed circle',
  'double-circle': 'Double circle',
  'tag-right': 'Tag to the right',
  'tag-left': 'Tag to the left',
  'tag-up': 'Tag upwards',
  'tag-down': 'Tag downwards',
  'rounded-box': 'Evenly rounded box',
  'cut-box': 'Box with cut corners',
  pentagon: 'Pentagon',
  'regular-hexagon': 'Regular hexagon',
  pointer: 'Triangle to the right',
  arc: 'Arc',
  brace: 'Brace',
  mitochondrion: 'Mitochondrion',
  'endoplasmic-reticulum': 'Endoplasmic reticulum',
  'sarcoplasmic-reticulum': 'Sarcoplasmic reticulum',
  'golgi-apparatus': 'Golgi apparatus',
  none: 'No outline',
} as const satisfies Record<NodeShape, string>;

const lineLabels = {
  solid: 'Solid',
  dashed: 'Dashed',
  dotted: 'Dotted',
  double: 'Double',
} as const satisfies Record<LineStyle, string>;

const headLabels = {
  none: 'None',
  arrow: 'Filled arrow',
  triangle: 'Open triangle',
  circle: 'Circle',
  bar: 'Bar',
  'necessary-stimulation': 'Bar and triangle',
  diamond: 'Diamond',
  binding: 'Binding',
  translocation: 'Translocation',
  vee: 'Open arrow',
  degradation: 'Degradation',
  cleavage: 'Cleavage',
  transcription: 'Transcription, translation',
  'covalent-bond': 'Covalent bond',
  gap: 'Gap',
  'branching-left': 'Branch to the left',
  'branching-right': 'Branch to the right',
  'ligand-round': 'Round ligand',
  'ligand-square': 'Square ligand',
  'receptor-round': 'Round receptor',
  'receptor-square': 'Square receptor',
  'receptor-vee': 'Forked receptor',
} as const satisfies Record<Head, string>;

function inheritedWords(source: 'kind' | 'relation' | 'program'): string {
  return source === 'program' ? 'Usual' : `As ${source}`;
}
