import { moveAnchor } from '../../shared/edit/anchors.ts';
import type { ProjectIndex } from '../../shared/graph/project-index.ts';
import type { Anchor, Link } from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { sentenceOfLink } from '../../shared/graph/link-words.ts';
import { LinkList } from './LinkList.tsx';
import inspector from '../ui/inspector.module.css';
import styles from './inspector.module.css';

export function AnchorInspector({
  index,
  anchor,
  link,
}: {
  index: ProjectIndex;
  anchor: Anchor;
  link: Link;
}) {
  const { editor } = useWorkbench();
  return (
    <>
      <header className={inspector['header']}>
        <h2>Anchor</h2>
      </header>
      <p className={styles['words']}>
        On the link{' '}
        <button
          type="button"
          className={inspector['text-button']}
          onClick={() => editor.select([link.id])}
        >
          {sentenceOfLink(index, link)}
        </button>
      </p>
      <NumberField
        label="Position along the link"
        unit="%"
        value={anchor.position * 100}
        range={{ min: 0, max: 100 }}
        onCommit={(percent) => editor.edit(moveAnchor(anchor.id, percent / 100))}
      />
      <LinkList
        title="Links that end here"
        index={index}
        links={index.linksAt.get(anchor.id) ?? []}
      />
    </>
  );
}
