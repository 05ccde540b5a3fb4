import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { renameElement } from '../../../shared/edit/annotate.ts';
import { addBadge, removeBadge, setBadges } from '../../../shared/edit/badges.ts';
import { limits } from '../../../shared/project/limits.ts';
import type { Badge, PathwayNode } from '../../../shared/project/node-schema.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { Section } from '../fields/Section.tsx';
import { SelectField, type Choice } from '../fields/SelectField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { freePositionForBadge } from './badge-places.ts';
import styles from './inspector.module.css';

const kinds: readonly Choice<Badge['kind']>[] = [
  { value: 'state', label: 'State' },
  { value: 'information', label: 'Unit of information' },
  { value: 'modification', label: 'Modification' },
  { value: 'status', label: 'Status' },
];

/** The small marks on a node's border. */
export function BadgesSection({ node }: { node: PathwayNode }) {
  const { editor, newId } = useWorkbench();
  const list = useRef<HTMLDivElement>(null);
  const add = () => {
    // Rendered before this returns, so that its text can be typed at once.
    flushSync(() =>
      editor.edit(addBadge(node.id, { id: newId(), ...freePositionForBadge(node.badges) })),
    );
    [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus();
  };
  const setBadgeKind = (id: string, kind: Badge['kind']) =>
    setBadges(
      node.id,
      node.badges.map((badge) => (badge.id === id ? { ...badge, kind } : badge)),
    );
  return (
    <Section title="Badges" folded>
      <div ref={list} className={styles['badges']}>
        {node.badges.map((badge, at) => (
          <div
            key={badge.id}
            className={styles['badge']}
            role="group"
            aria-label={`Badge ${at + 1}`}
          >
            <TextField
              label="Text"
              value={badge.label}
              maxLength={limits.labelLength}
              onCommit={(text) => editor.edit(renameElement(badge.id, text))}
            />
            <SelectField
              label="Kind"
              value={badge.kind}
              groups={[{ label: '', choices: kinds }]}
              onChange={(kind) => editor.edit(setBadgeKind(badge.id, kind))}
            />
            <button
              type="button"
              className={styles['icon-button']}
              aria-label={`Remove badge ${at + 1}`}
              title="Remove"
              onClick={() => editor.edit(removeBadge(badge.id))}
            >
              <Trash2 size={14} aria-hidden="true" />
            </button>
          </div>
        ))}
      </div>
      <button type="button" className={styles['button']} onClick={add}>
        <Plus size={14} aria-hidden="true" /> Add badge
      </button>
    </Section>
  );
}
