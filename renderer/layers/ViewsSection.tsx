import { ArrowDown, ArrowUp, Camera, Plus, Trash2 } from 'lucide-react';
import { changeView, moveView, removeView } from '../../shared/edit/views.ts';
import type { Project, SavedView } from '../../shared/project/project-schema.ts';
import { listsWords } from '../../shared/words/lists.ts';
import { presentView, saveView, showView } from '../editor/views.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import { NameField } from './NameField.tsx';
import { Tool } from './Tool.tsx';
import styles from './layers.module.css';

/** The views that were put aside: to go to, name, order, renew and remove. */
export function ViewsSection({ project }: { project: Project }) {
  const workbench = useWorkbench();
  const { views } = project.canvas;
  return (
    <Section title={listsWords.savedViews} folded={views.length === 0}>
      {views.length === 0 && <p className={styles['words']}>{listsWords.viewKeepsWhatIsShown}</p>}
      <ul className={styles['layers']} aria-label={listsWords.savedViews}>
        {views.map((view) => (
          <ViewRow key={view.id} view={view} />
        ))}
      </ul>
      <button type="button" className={inspector['button']} onClick={() => saveView(workbench)}>
        <Plus size="0.875rem" aria-hidden="true" /> {listsWords.saveView}
      </button>{' '}
      {views.length > 0 && (
        <button
          type="button"
          className={inspector['button']}
          onClick={() => workbench.run('present-views')}
        >
          {listsWords.presentThem}
        </button>
      )}
    </Section>
  );
}

function ViewRow({ view }: { view: SavedView }) {
  const workbench = useWorkbench();
  const { editor, workspace } = workbench;
  const { id, name } = view;
  const renew = () => {
    const now = presentView(workbench);
    if (!now) return workspace.refuse(listsWords.viewNeedsDiagram);
    const { focus: _focus, scenario: _scenario, ...rest } = view;
    editor.edit(changeView(id, { ...rest, focus: undefined, scenario: undefined, ...now }));
    workspace.announce(listsWords.viewRenewed(name));
  };
  return (
    <li className={styles['layer']} aria-label={name}>
      <NameField
        label={listsWords.nameOfView}
        name={view.name}
        onRename={(name) => editor.edit(changeView(view.id, { name }))}
      />
      <span className={styles['tools']}>
        <button
          type="button"
          className={inspector['text-button']}
          aria-label={listsWords.goToView(name)}
          onClick={() => showView(workbench, view)}
        >
          {listsWords.goTo}
        </button>
        <span className={styles['flags']}>
          <Tool label={listsWords.renewView(name)} Icon={Camera} onClick={renew} />
          <Tool
            label={listsWords.moveUp(name)}
            Icon={ArrowUp}
            onClick={() => editor.edit(moveView(id, -1))}
          />
          <Tool
            label={listsWords.moveDown(name)}
            Icon={ArrowDown}
            onClick={() => editor.edit(moveView(id, 1))}
          />
          <Tool
            label={listsWords.removeView(name)}
            Icon={Trash2}
            onClick={() => editor.edit(removeView(id))}
          />
        </span>
      </span>
    </li>
  );
}
