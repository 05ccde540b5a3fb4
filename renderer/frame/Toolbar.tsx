import {
  Group,
  Hand,
  ImageUp,
  MousePointer2,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Spline,
  Undo2,
  FlaskConical,
} from 'lucide-react';
import { useWorkbench, useWorkspace, useEditor, useDesk } from '../editor/workbench.tsx';
import type { Tool } from '../editor/workspace.ts';
import { CommandButton } from '../ui/CommandButton.tsx';
import buttonStyles from '../ui/CommandButton.module.css';
import { Tip } from '../ui/Tip.tsx';
import { isEdited, type EditorState } from '../editor/editor.ts';
import { type CommandId, commands } from '../../shared/commands.ts';
import type { ShownView } from '../editor/matrix-desk.ts';
import { nameOfScenario } from '../../shared/matrix/scenario-words.ts';
import { AppMenu } from './AppMenu.tsx';
import styles from './Toolbar.module.css';

const ICON = 17;

/** What is done most, one click away, and what the window shows. */
export function Toolbar() {
  const { host } = useWorkbench();
  const isLibraryOpen = useWorkspace((state) => state.settings.libraryOpen);
  const isInspectorOpen = useWorkspace((state) => state.settings.inspectorOpen);
  return (
    <header className={styles['toolbar']}>
      <div className={styles['start']} role="toolbar" aria-label="Tools">
        {host.edition === 'browser' && <AppMenu />}
        <CommandButton id="toggle-library" quiet pressed={isLibraryOpen}>
          <PanelLeft size={ICON} aria-hidden />
        </CommandButton>
        <span className={styles['line']} />
        <Tools />
        <span className={styles['line']} />
        <CommandButton id="undo">
          <Undo2 size={ICON} aria-hidden />
        </CommandButton>
        <CommandButton id="redo">
          <Redo2 size={ICON} aria-hidden />
        </CommandButton>
        <span className={styles['line']} />
        <CommandButton id="group">
          <Group size={ICON} aria-hidden />
        </CommandButton>
      </div>
      <DocumentTitle />
      <div className={styles['end']} role="toolbar" aria-label="View and export">
        <ViewSwitch />
        <WhatIfButton />
        <CommandButton id="find" name="Find in Diagram">
          <Search size={ICON} aria-hidden />
        </CommandButton>
        <CommandButton id="toggle-inspector" quiet pressed={isInspectorOpen}>
          <PanelRight size={ICON} aria-hidden />
        </CommandButton>
        <CommandButton id="export" name="Export Image" className={styles['export']}>
          <ImageUp size={16} aria-hidden />
          <span>Export</span>
        </CommandButton>
      </div>
    </header>
  );
}

const tools: readonly { tool: Tool; name: string; Icon: typeof Hand }[] = [
  { tool: 'select', name: 'Select and move', Icon: MousePointer2 },
  { tool: 'pan', name: 'Move the view', Icon: Hand },
  { tool: 'connect', name: 'Draw links', Icon: Spline },
];

function Tools() {
  const { workspace } = useWorkbench();
  const current = useWorkspace((state) => state.tool);
  return tools.map(({ tool, name, Icon }) => (
    <Tip key={tool} text={name}>
      <button
        type="button"
        className={buttonStyles['button']}
        aria-label={name}
        aria-pressed={tool === current}
        onClick={() => workspace.set({ tool })}
      >
        <Icon size={ICON} aria-hidden />
      </button>
    </Tip>
  ));
}

/** What the window works on, by the name of its file or else its own title. */
function DocumentTitle() {
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

const views: readonly {
  readonly view: ShownView;
  readonly id: CommandId;
  readonly name: string;
}[] = [
  { view: 'diagram', id: 'view-diagram', name: 'Diagram' },
  { view: 'split', id: 'view-split', name: 'Split' },
  { view: 'matrix', id: 'view-matrix', name: 'Matrix' },
];

/** Diagram, matrix, or both. */
function ViewSwitch() {
  const current = useDesk((state) => state.view);
  return (
    <span className={styles['switch']} role="group" aria-label="View">
      {views.map(({ view, id, name }) => (
        <CommandButton
          key={view}
          id={id}
          name={name}
          className={styles['choice']}
          pressed={view === current}
        >
          {name}
        </CommandButton>
      ))}
    </span>
  );
}

/** Opens the scenarios; while one is shown, says which. */
function WhatIfButton() {
  const workbench = useWorkbench();
  const shown = useDesk((state) => state.shown);
  const text = shown ? `What-if: ${nameOfScenario(shown.scenario)}` : 'What-if';
  return (
    <Tip text={commands['what-if'].label} keys={commands['what-if'].keys}>
      <button
        type="button"
        className={styles['what-if']}
        aria-label={text}
        data-active={shown !== null}
        onClick={() => workbench.run('what-if')}
      >
        <FlaskConical size={16} aria-hidden />
        <span>{text}</span>
      </button>
    </Tip>
  );
}
