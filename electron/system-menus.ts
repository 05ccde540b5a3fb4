import type { JumpListCategory, MenuItemConstructorOptions } from 'electron';
import { desktopWords } from '../shared/words/desktop.ts';

/** What starts the program with an empty window, or asks the running one for another. */
export const newWindowSwitch = '--new-window';

/** The menu of the program's icon in the dock of macOS, which adds the recent files by itself. */
export function dockMenu(actions: {
  newWindow(): void;
  open(): void;
}): MenuItemConstructorOptions[] {
  return [
    { label: desktopWords.new, click: () => actions.newWindow() },
    { label: desktopWords.open, click: () => actions.open() },
  ];
}

/** The menu of the program's icon in the task bar of Windows. */
export function jumpList(program: string): JumpListCategory[] {
  return [
    {
      type: 'tasks',
      items: [
        {
          type: 'task',
          title: desktopWords.new,
          description: desktopWords.opensEmptyWindow,
          program,
          args: newWindowSwitch,
          iconPath: program,
          iconIndex: 0,
        },
      ],
    },
    // Windows keeps this list itself, from the files that the program says it opened.
    { type: 'recent' },
  ];
}
