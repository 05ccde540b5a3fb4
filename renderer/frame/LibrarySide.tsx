import { Tabs } from 'radix-ui';
import { Suspense, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { LibraryTab } from '../editor/workspace.ts';
import { LibraryPanel } from '../library/LibraryPanel.tsx';
import { loadLater } from '../ui/loading.ts';
import styles from './LibrarySide.module.css';

const OutlinePanel = loadLater(
  async () => (await import('../outline/OutlinePanel.tsx')).OutlinePanel,
);
const TemplatesPanel = loadLater(
  async () => (await import('../templates/TemplatesPanel.tsx')).TemplatesPanel,
);

const WhatIfPanel = loadLater(
  async () => (await import('../scenario/WhatIfPanel.tsx')).WhatIfPanel,
);

interface Tab {
  readonly tab: LibraryTab;
  readonly label: string;
  readonly Content: (props: object) => ReactNode;
}

const tabs: readonly Tab[] = [
  { tab: 'library', label: 'Library', Content: LibraryPanel },
  { tab: 'outline', label: 'Outline', Content: OutlinePanel },
  { tab: 'templates', label: 'Templates', Content: TemplatesPanel },
  { tab: 'what-if', label: 'What-if', Content: WhatIfPanel },
];

/** What can be put into the diagram, and what is in it. */
export function LibrarySide() {
  const { workspace } = useWorkbench();
  const current = useWorkspace((state) => state.libraryTab);
  const list = useRef<HTMLDivElement>(null);
  const noteChosen = useFocusOnCommand(current, list);
  const choose = (value: string) => {
    const chosen = tabs.find(({ tab }) => tab === value);
    if (!chosen) return;
    noteChosen(chosen.tab);
    workspace.set({ libraryTab: chosen.tab });
  };
  return (
    <Tabs.Root className={styles['tabs']} value={current} onValueChange={choose}>
      <Tabs.List
        ref={list}
        className={styles['list']}
        aria-label="Library, outline, templates and what-if"
      >
        {tabs.map(({ tab, label }) => (
          <Tabs.Trigger key={tab} className={styles['tab']} value={tab}>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map(({ tab, Content }) => (
        <Tabs.Content key={tab} className={styles['content']} value={tab} tabIndex={-1}>
          <Suspense>
            <Content />
          </Suspense>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** A tab that a command brought up takes the focus; from there, what is in it is one step on. */
function useFocusOnCommand(
  current: LibraryTab,
  list: RefObject<HTMLElement | null>,
): (tab: LibraryTab) => void {
  const chosenHere = useRef(current);
  useEffect(() => {
    if (chosenHere.current === current) return;
    chosenHere.current = current;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [current, list]);
  return (tab) => {
    chosenHere.current = tab;
  };
}
