import { Check, ChevronRight, Menu as MenuIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { commands, menus, type CommandId, type MenuEntry } from '../../shared/commands.ts';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import type { WorkspaceState } from '../editor/workspace.ts';
import buttonStyles from '../ui/CommandButton.module.css';
import { keysOf, useCommandEnabled } from '../ui/CommandButton.tsx';
import menuStyles from '../ui/menu.module.css';
import { Shortcut } from '../ui/Tip.tsx';
import { openWith } from '../files/files.ts';

/** All commands, as the native menu of the desktop edition has them. */
export function AppMenu() {
  const { host, workspace } = useWorkbench();
  const onOpenChange = (open: boolean) => {
    if (open) void host.recentFiles().then((recentFiles) => workspace.set({ recentFiles }));
  };
  return (
    // A modal menu would add a style sheet to the page, which the content security policy refuses.
    <DropdownMenu.Root modal={false} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger className={buttonStyles['button']} aria-label="Menu">
        <MenuIcon size={17} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles['menu']} align="start" sideOffset={6}>
          {menus.map(({ label, entries }) => (
            <DropdownMenu.Sub key={label}>
              <DropdownMenu.SubTrigger className={menuStyles['item']}>
                {label}
                <ChevronRight size={14} aria-hidden />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent className={menuStyles['menu']} sideOffset={4}>
                  {withoutDoubleLines(entries.filter(isForBrowser)).map((entry, index) => (
                    // Lines look all alike; entries are never reordered.
                    <Entry key={entry === 'separator' ? index : entry} entry={entry} />
                  ))}
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type BrowserEntry = Exclude<MenuEntry, 'quit' | 'toggle-full-screen'>;

/** The browser keeps closing its tabs and filling the screen to itself. */
function isForBrowser(entry: MenuEntry): entry is BrowserEntry {
  return entry !== 'quit' && entry !== 'close' && entry !== 'toggle-full-screen';
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
  const isOn = useWorkspace((state) => switches[id]?.(state));
  const [keys] = keysOf(id, workbench.host);
  const content = (
    <>
      {isOn === true && <Check className={menuStyles['check']} size={14} aria-hidden />}
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

/** The commands that switch something, and whether it is on. */
const switches: Partial<Record<CommandId, (state: WorkspaceState) => boolean>> = {
  'toggle-library': ({ settings }) => settings.libraryOpen,
  'toggle-inspector': ({ settings }) => settings.inspectorOpen,
  'toggle-minimap': ({ settings }) => settings.minimapOpen,
  'toggle-numbers': ({ settings }) => settings.referenceNumbers,
  'toggle-problems': ({ settings }) => settings.problemsOpen,
  'evidence-all': ({ evidenceFilter }) => evidenceFilter === 'all',
  'evidence-any': ({ evidenceFilter }) => evidenceFilter === 'any',
  'evidence-strong': ({ evidenceFilter }) => evidenceFilter === 'strong',
  'theme-system': ({ settings }) => settings.theme === 'system',
  'theme-light': ({ settings }) => settings.theme === 'light',
  'theme-dark': ({ settings }) => settings.theme === 'dark',
};

/** The files last opened or saved, as a submenu. */
function RecentFilesMenu() {
  const workbench = useWorkbench();
  const files = useWorkspace((state) => state.recentFiles);
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={menuStyles['item']} disabled={files.length === 0}>
        Open Recent
        <ChevronRight size={14} aria-hidden />
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
