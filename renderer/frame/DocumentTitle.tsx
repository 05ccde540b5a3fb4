import { useEditor } from '../editor/workbench.tsx';
import { isEdited, type EditorState } from '../editor/editor.ts';
import styles from './DocumentTitle.module.css';

/** What the window works on, by the name of its file or else its own title. */
export function DocumentTitle() {
  const name = useEditor(documentName);
  const edited = useEditor(isEdited);
  return (
    <div className={styles['title']}>
      <h1 title={name}>
        <bdi>{name}</bdi>
      </h1>
      {edited && <span>Edited</span>}
    </div>
  );
}

const documentName = ({ fileName, name, history }: EditorState): string =>
  fileName ?? name ?? (history.present.metadata.title.trim() || 'Untitled');
