import {
  clearStyle,
  setNodeStyle,
  setLinkStyle,
} from '../../shared/edit/set-element-properties.ts';
import type { Patch } from '../../shared/edit/edit.ts';
import type {
  NodeStyle,
  PathwayNode,
  LineStyle,
  Link,
  LinkStyle,
} from '../../shared/project/project-schema.ts';
import { nodeLook } from '../../shared/scene/looks.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';
import { CheckField, SelectField, ColorField } from '../ui/fields/SelectField.tsx';
import { NumberField } from '../ui/fields/InputFields.tsx';
import { Section } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import { relations } from '../../shared/project/relations.ts';
import { drawNode } from '../../shared/scene/draw-node.ts';
import type { Primitive, TextPrimitive, Theme } from '../../shared/scene/primitives.ts';
import styles from './inspector.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

/** The style of nodes where it differs from their kind; fields that are not set follow the kind and the theme. */
export function NodeStyleSection({
  nodes,
  title = 'Style',
}: {
  nodes: readonly PathwayNode[];
  title?: string;
}) {
  const { editor } = useWorkbench();
  const theme = useWorkspace(themeOf);
  const [first] = nodes;
  if (!first) return null;
  const ids = nodes.map((node) => node.id);
  const look = nodeLook(first, theme);
  const font = defaultTextLook(first, theme);
  const own = <Key extends keyof NodeStyle>(key: Key) =>
    commonValue(nodes, (node) => node.style?.[key]);
  const set = (patch: Patch<NodeStyle>) => editor.edit(setNodeStyle(ids, patch));
  const colorField = (label: string, key: 'fill' | 'border' | 'text') => (
    <ColorField
      label={label}
      value={own(key)}
      inherited={look[key]}
      editTo={(color) => setNodeStyle(ids, { [key]: color })}
    />
  );
  return (
    <Section title={title} folded>
      <div className={styles['grid']}>
        {colorField('Fill', 'fill')}
        {colorField('Border', 'border')}
        {colorField('Text', 'text')}
        <StyleSelect
          label={inspectorWords.shape}
          value={own('shape')}
          inherited={inspectorWords.asKind}
          labels={inspectorWords.shapeLabels}
          onChange={(shape) => set({ shape })}
        />
        <StyleSelect
          label={inspectorWords.borderLine}
          value={own('borderStyle')}
          inherited={inspectorWords.asKind}
          labels={lineLabels}
          onChange={(borderStyle) => set({ borderStyle })}
        />
        <NumberField
          label={inspectorWords.borderWidth}
          value={own('borderWidth') ?? null}
          placeholder={String(look.borderWidth)}
          range={{ min: 0, max: 100 }}
          step={0.5}
          onCommit={(borderWidth) => set({ borderWidth })}
          onClear={() => set({ borderWidth: undefined })}
        />
        <NumberField
          label={inspectorWords.textSize}
          value={own('fontSize') ?? null}
          placeholder={String(font.size)}
          range={{ min: 1, max: 500 }}
          onCommit={(fontSize) => set({ fontSize })}
          onClear={() => set({ fontSize: undefined })}
        />
        <div>
          <CheckField
            label={inspectorWords.bold}
            value={commonValue(nodes, (node) => node.style?.bold ?? font.bold)}
            onChange={(bold) => set({ bold })}
          />
          <CheckField
            label={inspectorWords.italic}
            value={commonValue(nodes, (node) => node.style?.italic ?? false)}
            onChange={(italic) => set({ italic })}
          />
        </div>
      </div>
      {nodes.some((node) => node.style) && (
        <button
          type="button"
          className={inspector['button']}
          onClick={() => editor.edit(clearStyle(ids))}
        >
          {inspectorWords.styleAsKind}
        </button>
      )}
    </Section>
  );
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
  const { editor } = useWorkbench();
  const theme = useWorkspace(themeOf);
  const [first] = links;
  if (!first) return null;
  const ids = links.map((link) => link.id);
  const inherited = relations[first.relation];
  const own = <Key extends keyof LinkStyle>(key: Key) =>
    commonValue(links, (link) => link.style?.[key]);
  const set = (patch: Patch<LinkStyle>) => editor.edit(setLinkStyle(ids, patch));
  return (
    <Section title={title} folded>
      <div className={styles['grid']}>
        <ColorField
          label={inspectorWords.colour}
          value={own('color')}
          inherited={inherited[theme]}
          source="relation"
          editTo={(color) => setLinkStyle(ids, { color })}
        />
        <NumberField
          label={inspectorWords.width}
          value={own('width') ?? null}
          placeholder={String(inherited.width)}
          range={{ min: 0, max: 100 }}
          step={0.5}
          onCommit={(width) => set({ width })}
          onClear={() => set({ width: undefined })}
        />
        <StyleSelect
          label={inspectorWords.line}
          value={own('line')}
          inherited={inspectorWords.asRelation}
          labels={lineLabels}
          onChange={(line) => set({ line })}
        />
        <StyleSelect
          label={inspectorWords.headAtTarget}
          value={own('targetHead')}
          inherited={inspectorWords.asRelation}
          labels={inspectorWords.headLabels}
          onChange={(targetHead) => set({ targetHead })}
        />
        <StyleSelect
          label={inspectorWords.headAtSource}
          value={own('sourceHead')}
          inherited={inspectorWords.asRelation}
          labels={inspectorWords.headLabels}
          onChange={(sourceHead) => set({ sourceHead })}
        />
      </div>
      {links.some((link) => link.style) && (
        <button
          type="button"
          className={inspector['button']}
          onClick={() => editor.edit(clearStyle(ids))}
        >
          {inspectorWords.styleAsRelation}
        </button>
      )}
    </Section>
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

/** Size (in diagram units) and weight of a node's text while its style says nothing: what the scene draws. */
function defaultTextLook(
  node: PathwayNode,
  theme: Theme,
): { readonly size: number; readonly bold: boolean } {
  const { style: _style, ...plain } = node;
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

const lineLabels = {
  solid: 'Solid',
  dashed: 'Dashed',
  dotted: 'Dotted',
  double: 'Double',
} as const satisfies Record<LineStyle, string>;
