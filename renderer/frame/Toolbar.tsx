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
} from 'lucide-react';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { Tool } from '../editor/workspace.ts';
import { CommandButton } from '../ui/CommandButton.tsx';
import buttonStyles from '../ui/CommandButton.module.css';
import { Tip } from '../ui/Tip.tsx';
import { AppMenu } from './AppMenu.tsx';
import { DocumentTitle } from './DocumentTitle.tsx';
import styles from './Toolbar.module.css';
import { ViewSwitch } from './ViewSwitch.tsx';
import { WhatIfButton } from './WhatIfButton.tsx';

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
