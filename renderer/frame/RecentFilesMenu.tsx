import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { openWith } from '../editor/files.ts';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import menuStyles from '../ui/menu.module.css';

/** The files last opened or saved, as a submenu. */
export function RecentFilesMenu() {
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
