import type { Patch } from '../../../shared/edit/change-elements.ts';
import { clearStyle, setLinkStyle } from '../../../shared/edit/set-style.ts';
import type { Link, LinkStyle } from '../../../shared/project/link-schema.ts';
import { relations } from '../../../shared/project/relations.ts';
import { useWorkbench, useWorkspace } from '../../editor/workbench.tsx';
import { themeOf } from '../../editor/workspace.ts';
import { ColorField } from '../fields/ColorField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { Section } from '../fields/Section.tsx';
import { commonValue } from './common-value.ts';
import styles from './inspector.module.css';
import { headLabels, lineLabels } from './style-choices.ts';
import { StyleSelect } from './StyleSelect.tsx';

/** How links look against their relation's way; what is not set follows the relation and the theme. */
export function LinkStyleSection({ links }: { links: readonly Link[] }) {
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
    <Section title="Style" folded>
      <div className={styles['grid']}>
        <ColorField
          label="Colour"
          value={own('color')}
          inherited={inherited[theme]}
          source="relation"
          editTo={(color) => setLinkStyle(ids, { color })}
        />
        <NumberField
          label="Width"
          value={own('width') ?? null}
          placeholder={String(inherited.width)}
          range={{ min: 0, max: 100 }}
          step={0.5}
          onCommit={(width) => set({ width })}
          onClear={() => set({ width: undefined })}
        />
        <StyleSelect
          label="Line"
          value={own('line')}
          inherited="As relation"
          labels={lineLabels}
          onChange={(line) => set({ line })}
        />
        <StyleSelect
          label="Head at the target"
          value={own('targetHead')}
          inherited="As relation"
          labels={headLabels}
          onChange={(targetHead) => set({ targetHead })}
        />
        <StyleSelect
          label="Head at the source"
          value={own('sourceHead')}
          inherited="As relation"
          labels={headLabels}
          onChange={(sourceHead) => set({ sourceHead })}
        />
      </div>
      {links.some((link) => link.style) && (
        <button
          type="button"
          className={styles['button']}
          onClick={() => editor.edit(clearStyle(ids))}
        >
          Style as relation
        </button>
      )}
    </Section>
  );
}
