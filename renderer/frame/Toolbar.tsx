import {
  Hand,
  ImageUp,
  MousePointer2,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Spline,
  Undo2,
  Network,
  FlaskConical,
  Check,
  ChevronDown,
  ChevronRight,
  Square,
  SquareDashed,
  StickyNote,
  Type,
  Menu as MenuIcon,
} from 'lucide-react';
import { useRef } from 'react';
import { DropdownMenu } from 'radix-ui';
import {
  useWorkbench,
  useWorkspace,
  useEditor,
  useDesk,
  type Workbench,
} from '../editor/workbench.tsx';
import type { Tool } from '../editor/workspace.ts';
import {
  CommandButton,
  Tip,
  useKeys,
  useCommandEnabled,
  useCommandOn,
  Shortcut,
} from '../ui/CommandButton.tsx';
import buttonStyles from '../ui/CommandButton.module.css';
import { isEdited, type EditorState } from '../editor/editor.ts';
import {
  arrangeEntries,
  type CommandId,
  commands,
  menus,
  type MenuEntry,
} from '../../shared/commands.ts';
import type { ShownView } from '../editor/matrix-desk.ts';
import { nameOfScenario } from '../../shared/whatif/scenario-words.ts';
import { kindsThat, nodeKinds } from '../../shared/project/node-kinds.ts';
import menuStyles from '../ui/menu.module.css';
import { openWith } from '../files/files.ts';
import styles from './Toolbar.module.css';

const iconSize = 17;

/** The most frequent actions, one click away, and what the window shows. */
export function Toolbar() {
  const { host } = useWorkbench();
  const isLibraryOpen = useWorkspace((state) => state.settings.libraryOpen);
  const isInspectorOpen = useWorkspace((state) => state.settings.inspectorOpen);
  return (
    <header className={styles['toolbar']}>
      <div className={styles['row']}>
        <div className={styles['start']} role="toolbar" aria-label="Tools">
          {host.edition === 'browser' && <AppMenu />}
          <CommandButton id="toggle-library" quiet pressed={isLibraryOpen}>
            <PanelLeft size={iconSize} aria-hidden />
          </CommandButton>
          <span className={styles['line']} />
          <Tools />
          <DrawTool />
          <span className={styles['line']} />
          <CommandButton id="undo">
            <Undo2 size={iconSize} aria-hidden />
          </CommandButton>
          <CommandButton id="redo">
            <Redo2 size={iconSize} aria-hidden />
          </CommandButton>
          <span className={styles['line']} />
          <ArrangeMenu />
        </div>
        <DocumentTitle />
        <div className={styles['end']} role="toolbar" aria-label="View and export">
          <ViewSwitch />
          <WhatIfButton />
          <CommandButton id="find" name="Find">
            <Search size={iconSize} aria-hidden />
          </CommandButton>
          <CommandButton id="toggle-inspector" quiet pressed={isInspectorOpen}>
            <PanelRight size={iconSize} aria-hidden />
          </CommandButton>
          <CommandButton id="export" name="Export Image" className={styles['export']}>
            <ImageUp size="1rem" aria-hidden />
            <span>Export</span>
          </CommandButton>
        </div>
      </div>
    </header>
  );
}

const drawableIcons = {
  compartment: SquareDashed,
  note: StickyNote,
  label: Type,
  shape: Square,
} as const;
type Drawable = keyof typeof drawableIcons;

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
        onClick={() => workspace.set({ tool, linkingFrom: null })}
      >
        <Icon size={iconSize} aria-hidden />
      </button>
    </Tip>
  ));
}

const drawable = kindsThat(({ family }) => family === 'drawing').filter(
  (kind): kind is Drawable => kind in drawableIcons,
);

/** Draws what arranges or explains: a press on the arrow beside it chooses what. */
function DrawTool() {
  const { workspace, canvas } = useWorkbench();
  const tool = useWorkspace((state) => state.tool);
  const kind = useWorkspace((state) => state.drawn);
  const isLeft = useRef(false);
  const drawn = drawable.find((one) => one === kind) ?? 'compartment';
  const name = `Draw a ${nodeKinds[drawn].label.toLowerCase()}`;
  const Icon = drawableIcons[drawn];
  const choose = (chosen: Drawable) => {
    workspace.set({ tool: 'draw', drawn: chosen, linkingFrom: null });
    const what = nodeKinds[chosen].label.toLowerCase();
    workspace.announce(`Drag on the canvas to draw a ${what}, or click to put one there.`);
  };
  return (
    <span className={styles['split']}>
      <Tip text={name}>
        <button
          type="button"
          className={buttonStyles['button']}
          aria-label={name}
          aria-pressed={tool === 'draw'}
          onClick={() => choose(drawn)}
        >
          <Icon size={iconSize} aria-hidden />
        </button>
      </Tip>
      <DropdownMenu.Root modal={false} onOpenChange={() => (isLeft.current = false)}>
        <DropdownMenu.Trigger className={styles['splitMore']} aria-label="What to draw">
          <ChevronDown size="0.75rem" aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className={menuStyles['menu']}
            align="start"
            sideOffset={6}
            onEscapeKeyDown={() => (isLeft.current = true)}
            onCloseAutoFocus={(event) => {
              if (isLeft.current) return;
              event.preventDefault();
              canvas.current?.focus();
            }}
          >
            {drawable.map((one) => (
              <DropdownMenu.Item
                key={one}
                className={menuStyles['item']}
                onSelect={() => choose(one)}
              >
                <span className={styles['drawable']}>
                  <DrawableIcon kind={one} />
                  {nodeKinds[one].label}
                </span>
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </span>
  );
}

function DrawableIcon({ kind }: { kind: Drawable }) {
  const Icon = drawableIcons[kind];
  return <Icon size={iconSize} aria-hidden />;
}

/** The document of the window, by the name of its file or by its own title. */
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

/** Opens the scenarios. While one is shown, it names that one. */
function WhatIfButton() {
  const workbench = useWorkbench();
  const shown = useDesk((state) => state.shown);
  const text = shown ? `What-if: ${nameOfScenario(shown.scenario)}` : 'What-if';
  return (
    <Tip text={commands['what-if'].label} keys={useKeys('what-if')[0]}>
      <button
        type="button"
        className={styles['what-if']}
        aria-label={text}
        data-active={shown !== null}
        onClick={() => workbench.run('what-if')}
      >
        <FlaskConical size="1rem" aria-hidden />
        <span>{text}</span>
      </button>
    </Tip>
  );
}

/** All commands, in the order of the native menu of the desktop edition. */
function AppMenu() {
  const { host, workspace } = useWorkbench();
  const onOpenChange = (open: boolean) => {
    if (open) void host.recentFiles().then((recentFiles) => workspace.set({ recentFiles }));
  };
  return (
    // A modal menu would add a style sheet to the page, which the content security policy refuses.
    <DropdownMenu.Root modal={false} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger className={buttonStyles['button']} aria-label="Menu">
        <MenuIcon size="1.0625rem" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles['menu']} align="start" sideOffset={6}>
          {menus.map(({ label, entries }) => (
            <DropdownMenu.Sub key={label}>
              <DropdownMenu.SubTrigger className={menuStyles['item']}>
                {label}
                <ChevronRight size="0.875rem" aria-hidden />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent className={menuStyles['menu']} sideOffset={4}>
                  <Entries entries={entries} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** What puts several elements in order, as in the menu of the same name. */
function ArrangeMenu() {
  const { canvas } = useWorkbench();
  const isLeft = useRef(false);
  const text = 'Arrange';
  return (
    <DropdownMenu.Root modal={false} onOpenChange={() => (isLeft.current = false)}>
      <DropdownMenu.Trigger className={styles['arrange']} aria-label={text}>
        <Network size={iconSize} aria-hidden />
        <span>{text}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={menuStyles['menu']}
          align="start"
          sideOffset={6}
          onEscapeKeyDown={() => (isLeft.current = true)}
          // The next key is for what was arranged. Who leaves without a choice goes back to the button.
          onCloseAutoFocus={(event) => {
            if (isLeft.current) return;
            event.preventDefault();
            canvas.current?.focus();
          }}
        >
          <Entries entries={arrangeEntries} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entries({ entries }: { entries: readonly MenuEntry[] }) {
  return withoutDoubleLines(entries.filter(isForBrowser)).map((entry, index) => (
    // Lines look all alike; entries are never reordered.
    <Entry key={entry === 'separator' ? index : entry} entry={entry} />
  ));
}

type DesktopEntry = 'quit' | 'close' | 'toggle-full-screen' | 'show-log';
type BrowserEntry = Exclude<MenuEntry, DesktopEntry>;

const desktopEntries: ReadonlySet<MenuEntry> = new Set<DesktopEntry>([
  'quit',
  'close',
  'toggle-full-screen',
  'show-log',
]);

/** The browser keeps closing its tabs and full screen for itself, and has no log on the disk. */
function isForBrowser(entry: MenuEntry): entry is BrowserEntry {
  return !desktopEntries.has(entry);
}

function withoutDoubleLines(entries: readonly BrowserEntry[]): readonly BrowserEntry[] {
  return entries.filter(
    (entry, index) =>
      entry !== 'separator' || (index < entries.length - 1 && entries[index + 1] !== 'separator'),
  );
}

function Entry({ entry }: { entry: BrowserEntry }) {
  if (entry === 'separator') return <DropdownMenu.Separator className={menuStyles['line']} />;
  if (entry === 'recent-files') return <RecentFilesMenu />;
  return <CommandEntry id={entry} />;
}

function CommandEntry({ id }: { id: CommandId }) {
  const workbench = useWorkbench();
  const enabled = useCommandEnabled(id);
  const isOn = useCommandOn(id);
  const [keys] = useKeys(id);
  const content = (
    <>
      {isOn === true && <Check className={menuStyles['check']} size="0.875rem" aria-hidden />}
      <span>{commands[id].label}</span>
      {keys !== undefined && <Shortcut keys={keys} />}
    </>
  );
  const common = {
    className: menuStyles['item'],
    disabled: !enabled,
    onSelect: () => workbench.run(id),
  };
  if (isOn === undefined) return <DropdownMenu.Item {...common}>{content}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...common} checked={isOn}>
      {content}
    </DropdownMenu.CheckboxItem>
  );
}

/** The files last opened or saved, as a submenu. */
function RecentFilesMenu() {
  const workbench = useWorkbench();
  const files = useWorkspace((state) => state.recentFiles);
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={menuStyles['item']} disabled={files.length === 0}>
        Open Recent
        <ChevronRight size="0.875rem" aria-hidden />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className={menuStyles['menu']} sideOffset={4}>
          {files.map(({ id, name, folder }) => (
            <DropdownMenu.Item
              key={id}
              className={menuStyles['item']}
              onSelect={() =>
                void openWith(workbench, (target) => workbench.host.openRecent({ id, target }))
              }
            >
              <bdi className={menuStyles['name']}>
                {folder === '' ? name : `${name} — ${folder}`}
              </bdi>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className={menuStyles['line']} />
          <DropdownMenu.Item
            className={menuStyles['item']}
            onSelect={() => void clearRecentFiles(workbench)}
          >
            Clear Recent Files
          </DropdownMenu.Item>
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

async function clearRecentFiles({ host, workspace }: Workbench) {
  await host.clearRecentFiles();
  workspace.set({ recentFiles: [] });
}
