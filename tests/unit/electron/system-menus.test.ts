import { expect, test } from 'vitest';
import { dockMenu, jumpList, newWindowSwitch } from '../../../electron/system-menus.ts';

test('the dock offers a new window and a file', () => {
  const done: string[] = [];
  const actions = { newWindow: () => void done.push('new'), open: () => void done.push('open') };
  // The click's arguments are Electron's; the entries need none of them.
  for (const { click } of dockMenu(actions)) (click as (() => void) | undefined)?.();
  expect(done).toEqual(['new', 'open']);
});

test('the jump list starts the program with an empty window, and lists the recent files', () => {
  const [tasks, recent] = jumpList('C:\\Neuromatrix.exe');
  expect(tasks?.items?.[0]).toMatchObject({
    title: 'New',
    program: 'C:\\Neuromatrix.exe',
    args: newWindowSwitch,
  });
  expect(recent).toEqual({ type: 'recent' });
});
