import {
  ArrowDown,
  ArrowUp,
  Eye,
  EyeOff,
  Lock,
  LockOpen,
  Plus,
  Printer,
  PrinterX,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import {
  addLayer,
  changeLayer,
  moveLayer,
  removeLayer,
  setLayer,
  tagsOf,
} from '../../shared/edit/standing.ts';
import { layerOf, leftOutOf, standingOf } from '../../shared/project/shown-part.ts';
import type { Layer, Project } from '../../shared/project/project-schema.ts';
import { countOfElements } from '../editor/announcing.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Section, SectionFolds } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import { NameField } from './NameField.tsx';
import { Tool } from './Tool.tsx';
import { ViewsSection } from './ViewsSection.tsx';
import styles from './layers.module.css';
import { listsWords } from '../../shared/words/lists.ts';
import { windowWords } from '../../shared/words/window.ts';

/** The layers of the diagram with what is on them, its tags, and what is hidden or locked. */
export function LayersPanel() {
  const { editor, newId } = useWorkbench();
  const project = useEditor((state) => state.history.present);
  const panel = useRef<HTMLDivElement>(null);
  const { layers } = project.canvas;
  const add = () => {
    const name = freeName(layers);
    // Rendered before this returns, so that its name can be typed at once.
    flushSync(() => editor.edit(addLayer({ id: newId(), name })));
    const inputs = panel.current?.querySelectorAll<HTMLInputElement>('input');
    [...(inputs ?? [])].at(-1)?.select();
  };
  return (
    <div ref={panel} className={inspector['inspector']}>
      <header className={inspector['header']}>
        <h2>{listsWords.layersAndTags}</h2>
      </header>
      <SectionFolds>
        <Section title={listsWords.layers}>
          {layers.length === 0 && (
            <p className={styles['words']}>{listsWords.layerHoldsElementsThatAreShown}</p>
          )}
          <ul className={styles['layers']} aria-label={listsWords.layers}>
            {layers.map((layer) => (
              <LayerRow key={layer.id} layer={layer} project={project} />
            ))}
          </ul>
          <button type="button" className={inspector['button']} onClick={add}>
            <Plus size="0.875rem" aria-hidden="true" /> {listsWords.addLayer}
          </button>
        </Section>
        <ViewsSection project={project} />
        <TagList project={project} />
        <OutOfSight project={project} />
      </SectionFolds>
    </div>
  );
}

function freeName(layers: readonly Layer[]): string {
  const names = new Set(layers.map(({ name }) => name));
  for (let number = layers.length + 1; ; number += 1)
    if (!names.has(listsWords.layer(number))) return listsWords.layer(number);
}

interface Flag {
  readonly field: 'hidden' | 'locked' | 'unprinted';
  readonly On: LucideIcon;
  readonly Off: LucideIcon;
  /** Said of the button while it is pressed, and while it is not. */
  readonly label: string;
}

const flags: readonly Flag[] = [
  {
    field: 'hidden',
    On: EyeOff,
    Off: Eye,
    get label() {
      return listsWords.hide;
    },
  },
  {
    field: 'locked',
    On: Lock,
    Off: LockOpen,
    get label() {
      return listsWords.lock;
    },
  },
  {
    field: 'unprinted',
    On: PrinterX,
    Off: Printer,
    get label() {
      return listsWords.leaveOutOfPrintsAndImages;
    },
  },
];

function LayerRow({ layer, project }: { layer: Layer; project: Project }) {
  const { editor, workspace, canvas } = useWorkbench();
  const hasSelection = useEditor((state) => state.selection.size > 0);
  const on = [...project.nodes, ...project.links].filter(
    (element) => layerOf(project, element) === layer,
  );
  const select = () => {
    editor.select(on.map(({ id }) => id));
    canvas.current?.reveal(on.map(({ id }) => id));
    workspace.announce(listsWords.selected(countOfElements(on.length)));
  };
  const putHere = () => {
    const { selection } = editor.store.getState();
    editor.edit(setLayer(selection, layer.id));
    workspace.announce(listsWords.putOn(countOfElements(selection.size), layer.name));
  };
  const move = (by: number) => editor.edit(moveLayer(layer.id, by));
  return (
    <li className={styles['layer']} aria-label={layer.name}>
      <NameField
        label={listsWords.nameOfLayer}
        name={layer.name}
        onRename={(name) => editor.edit(changeLayer(layer.id, { name }))}
      />
      <span className={styles['flags']}>
        {flags.map(({ field, On, Off, label }) => {
          const isOn = layer[field] === true;
          const Icon = isOn ? On : Off;
          return (
            <button
              key={field}
              type="button"
              className={styles['flag']}
              aria-label={`${label}: ${layer.name}`}
              title={label}
              aria-pressed={isOn}
              onClick={() =>
                editor.edit(changeLayer(layer.id, { [field]: isOn ? undefined : true }))
              }
            >
              <Icon size="0.875rem" aria-hidden="true" />
            </button>
          );
        })}
      </span>
      <span className={styles['tools']}>
        <button type="button" className={inspector['text-button']} onClick={select}>
          {countOfElements(on.length)}
        </button>
        {hasSelection && (
          <button type="button" className={inspector['text-button']} onClick={putHere}>
            {listsWords.putSelectionHere}
          </button>
        )}
        <span className={styles['flags']}>
          <Tool label={listsWords.moveUp(layer.name)} Icon={ArrowUp} onClick={() => move(-1)} />
          <Tool label={listsWords.moveDown(layer.name)} Icon={ArrowDown} onClick={() => move(1)} />
          <Tool
            label={listsWords.removeLayerNotWhatIsOn(layer.name)}
            Icon={Trash2}
            onClick={() => editor.edit(removeLayer(layer.id))}
          />
        </span>
      </span>
    </li>
  );
}

/** The tags in use; choosing one selects what has it. */
function TagList({ project }: { project: Project }) {
  const { editor, canvas, workspace } = useWorkbench();
  const tags = tagsOf(project);
  if (tags.length === 0) return null;
  const all = [...project.nodes, ...project.links];
  return (
    <Section title={listsWords.tags}>
      <ul className={styles['tags']}>
        {tags.map((tag) => {
          const ids = all.filter((element) => element.tags?.includes(tag)).map(({ id }) => id);
          const select = () => {
            editor.select(ids);
            canvas.current?.reveal(ids);
            workspace.announce(listsWords.selected(countOfElements(ids.length)));
          };
          return (
            <li key={tag}>
              <button type="button" title={listsWords.selectThem} onClick={select}>
                <span>{tag}</span>
                <span>{ids.length}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** How much is hidden, locked or not printed, and the way back. */
function OutOfSight({ project }: { project: Project }) {
  const { run } = useWorkbench();
  const { locked } = standingOf(project);
  const { hidden, unprinted } = leftOutOf(project);
  if (hidden + unprinted + locked.size === 0) return null;
  return (
    <Section title={listsWords.inDiagram}>
      {hidden > 0 && (
        <p className={styles['words']}>
          {countOfElements(hidden)} hidden, in the window and in images. The matrix, the checks and
          a what-if still know them.{' '}
          <button
            type="button"
            className={inspector['text-button']}
            onClick={() => run('show-all')}
          >
            {windowWords.showAll}
          </button>
        </p>
      )}
      {unprinted > 0 && (
        <p className={styles['words']}>
          {listsWords.leftOutOfImagesAndPrints(countOfElements(unprinted))}
        </p>
      )}
      {locked.size > 0 && (
        <p className={styles['words']}>
          {countOfElements(locked.size)} locked.{' '}
          <button
            type="button"
            className={inspector['text-button']}
            onClick={() => run('unlock-all')}
          >
            {listsWords.unlockAll}
          </button>
        </p>
      )}
    </Section>
  );
}
