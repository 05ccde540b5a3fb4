import { useEffect, useLayoutEffect } from 'react';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { themeOf } from '../editor/workspace.ts';

/** Puts the theme in force on the page, and follows the system's. */
export function useTheme(): void {
  const { workspace } = useWorkbench();
  const theme = useWorkspace(themeOf);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => workspace.set({ systemTheme: dark.matches ? 'dark' : 'light' });
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [workspace]);
}
