import { Plus } from 'lucide-react';
import { openEmpty, openTemplate } from '../editor/files.ts';
import { loadTemplates } from '../editor/templates.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { useLoaded } from './loaded.ts';
import styles from './panel.module.css';
import { TemplateCard } from './templates/TemplateCard.tsx';
import cards from './templates/templates.module.css';

/** Projects to start from. */
export function TemplatesPanel() {
  const workbench = useWorkbench();
  const templates = useLoaded(loadTemplates);
  if (templates instanceof Error) return <p className={styles['empty']}>{templates.message}</p>;
  return (
    <div className={styles['panel']} aria-busy={templates === null}>
      <ul className={cards['cards']} aria-label="Templates">
        <li>
          <button
            type="button"
            className={cards['empty-card']}
            onClick={() => void openEmpty(workbench)}
          >
            <Plus size={16} aria-hidden="true" />
            Empty canvas
          </button>
        </li>
        {templates?.map(({ name, project }) => (
          <li key={name}>
            <TemplateCard project={project} onOpen={() => void openTemplate(workbench, project)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
