import { Tabs } from 'radix-ui';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { LibraryTab } from '../editor/workspace.ts';
import { LibraryPanel } from '../panels/LibraryPanel.tsx';
import { OutlinePanel } from '../panels/OutlinePanel.tsx';
import { TemplatesPanel } from '../panels/TemplatesPanel.tsx';
import styles from './LibrarySide.module.css';

const tabs: readonly { tab: LibraryTab; label: string; Content: () => React.ReactNode }[] = [
  { tab: 'library', label: 'Library', Content: LibraryPanel },
  { tab: 'outline', label: 'Outline', Content: OutlinePanel },
  { tab: 'templates', label: 'Templates', Content: TemplatesPanel },
];

/** What can be put into the diagram, and what is in it. */
export function LibrarySide() {
  const { workspace } = useWorkbench();
  const current = useWorkspace((state) => state.libraryTab);
  const choose = (value: string) => {
    const chosen = tabs.find(({ tab }) => tab === value);
    if (chosen) workspace.set({ libraryTab: chosen.tab });
  };
  return (
    <Tabs.Root className={styles['tabs']} value={current} onValueChange={choose}>
      <Tabs.List className={styles['list']} aria-label="Library, outline and templates">
        {tabs.map(({ tab, label }) => (
          <Tabs.Trigger key={tab} className={styles['tab']} value={tab}>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map(({ tab, Content }) => (
        <Tabs.Content key={tab} className={styles['content']} value={tab} tabIndex={-1}>
          <Content />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
