import { Plus, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { addTag, removeTag, setLayer, tagsOf } from '../../shared/edit/standing.ts';
import {
  limits,
  type Link,
  type PathwayNode,
  type Project,
} from '../../shared/project/project-schema.ts';
import { layerOf, standingOf } from '../../shared/project/shown-part.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { SelectField } from '../ui/fields/SelectField.tsx';
import inspector from '../ui/inspector.module.css';
import styles from './layers.module.css';
import { listsWords } from '../../shared/words/lists.ts';
import { windowWords } from '../../shared/words/window.ts';

interface StandingProps {
  readonly project: Project;
  readonly elements: readonly (PathwayNode | Link)[];
}

/** Says that something is locked or hidden, where its fields begin. Says nothing of what is neither. */
export function StandingNote({ project, elements }: StandingProps) {
  const { run, isOn } = useWorkbench();
  const { hidden, locked } = standingOf(project);
  const isLocked = elements.some(({ id }) => locked.has(id));
  const isHidden = elements.some(({ id }) => hidden.has(id));
  if (!isLocked && !isHidden) return null;
  const words = [isHidden && 'Hidden', isLocked && listsWords.lockedItKeepsItsPlaceSize];
  return (
    <p className={styles['note']} role="note">
      {words.filter(Boolean).join('. ')}{' '}
      {isOn('lock') === true && (
        <button type="button" className={inspector['text-button']} onClick={() => run('lock')}>
          {listsWords.unlock}
        </button>
      )}
      {isHidden && (
        <button type="button" className={inspector['text-button']} onClick={() => run('show-all')}>
          {windowWords.showAll}
        </button>
      )}
    </p>
  );
}

/** The layer and the tags of one or several elements. */
export function StandingSection({ project, elements }: StandingProps) {
  const { editor } = useWorkbench();
  const ids = elements.map(({ id }) => id);
  const layers = new Set(elements.map((element) => layerOf(project, element)?.id ?? ''));
  const [layer = ''] = layers;
  const tags = [...new Set(elements.flatMap((element) => element.tags ?? []))];
  const isPlain = tags.length === 0 && layers.size === 1 && layer === '';
  return (
    <Section title={listsWords.layerAndTags} folded={isPlain}>
      <SelectField
        label={listsWords.layer2}
        value={layers.size > 1 ? null : layer}
        groups={[
          {
            label: '',
            choices: [
              { value: '', label: listsWords.none },
              ...project.canvas.layers.map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
        ]}
        onChange={(id) => editor.edit(setLayer(ids, id === '' ? undefined : id))}
      />
      {tags.length > 0 && (
        <ul className={styles['chips']} aria-label={listsWords.tags}>
          {tags.map((tag) => (
            <li key={tag}>
              <span>{tag}</span>
              <button
                type="button"
                aria-label={listsWords.removeTag(tag)}
                onClick={() => editor.edit(removeTag(ids, tag))}
              >
                <X size="0.75rem" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TagInput known={tagsOf(project)} onAdd={(tag) => editor.edit(addTag(ids, tag))} />
    </Section>
  );
}

function TagInput({ known, onAdd }: { known: readonly string[]; onAdd: (tag: string) => void }) {
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() !== '') onAdd(text);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') add();
    else if (event.key !== 'Escape' || text === '') return;
    else setText('');
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['tag-input']}>
      <input
        type="text"
        dir="auto"
        aria-label={listsWords.newTag}
        placeholder={listsWords.newTag}
        list="known-tags"
        maxLength={limits.shortTextLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id="known-tags">
        {known.map((tag) => (
          <option key={tag} value={tag}>
            {tag}
          </option>
        ))}
      </datalist>
      <button
        type="button"
        className={inspector['icon-button']}
        aria-label={listsWords.addTag}
        onClick={add}
      >
        <Plus size="0.875rem" aria-hidden="true" />
      </button>
    </div>
  );
}
