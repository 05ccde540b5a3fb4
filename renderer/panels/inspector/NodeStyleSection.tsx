import { clearStyle, setNodeStyle } from '../../../shared/edit/set-style.ts';
import type { Patch } from '../../../shared/edit/change-elements.ts';
import type { NodeStyle, PathwayNode } from '../../../shared/project/node-schema.ts';
import { nodeLook } from '../../../shared/scene/node-look.ts';
import { useWorkbench, useWorkspace } from '../../editor/workbench.tsx';
import { themeOf } from '../../editor/workspace.ts';
import { CheckField } from '../fields/CheckField.tsx';
import { ColorField } from '../fields/ColorField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { Section } from '../fields/Section.tsx';
import { commonValue } from './common-value.ts';
import { defaultTextLook } from './default-text-look.ts';
import styles from './inspector.module.css';
import { lineLabels, shapeLabels } from './style-choices.ts';
import { StyleSelect } from './StyleSelect.tsx';

/** How nodes look against their kind's way; what is not set follows the kind and the theme. */
export function NodeStyleSection({ nodes }: { nodes: readonly PathwayNode[] }) {
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
    <Section title="Style" folded>
      <div className={styles['grid']}>
        {colorField('Fill', 'fill')}
        {colorField('Border', 'border')}
        {colorField('Text', 'text')}
        <StyleSelect
          label="Shape"
          value={own('shape')}
          inherited="As kind"
          labels={shapeLabels}
          onChange={(shape) => set({ shape })}
        />
        <StyleSelect
          label="Border line"
          value={own('borderStyle')}
          inherited="As kind"
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
        <NumberField
          label="Text size"
          value={own('fontSize') ?? null}
          placeholder={String(font.size)}
          range={{ min: 1, max: 500 }}
          onCommit={(fontSize) => set({ fontSize })}
          onClear={() => set({ fontSize: undefined })}
        />
        <div>
          <CheckField
            label="Bold"
            value={commonValue(nodes, (node) => node.style?.bold ?? font.bold)}
            onChange={(bold) => set({ bold })}
          />
          <CheckField
            label="Italic"
            value={commonValue(nodes, (node) => node.style?.italic ?? false)}
            onChange={(italic) => set({ italic })}
          />
        </div>
      </div>
      {nodes.some((node) => node.style) && (
        <button
          type="button"
          className={styles['button']}
          onClick={() => editor.edit(clearStyle(ids))}
        >
          Style as kind
        </button>
      )}
    </Section>
  );
}
