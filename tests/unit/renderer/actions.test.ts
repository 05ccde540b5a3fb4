import { expect, test } from 'vitest';
import { commandIds } from '../../../shared/commands.ts';

// The compiler sees to it that no id is missing; of two tables that have the same one it would take the later.
const modules = import.meta.glob<Record<string, object>>('../../../renderer/*/actions.ts', {
  eager: true,
});
const tables = Object.values(modules).flatMap((module) => Object.entries(module));

function idsIn(suffix: 'Actions' | 'Dialogs'): string[] {
  return tables
    .filter(([name]) => name.endsWith(suffix))
    .flatMap(([, table]) => Object.keys(table));
}

test('each command does what one feature says, and no other', () => {
  expect(idsIn('Actions').toSorted()).toEqual(commandIds.toSorted());
});

test('each dialog is brought by one feature', () => {
  const ids = idsIn('Dialogs');
  expect(ids).toEqual([...new Set(ids)]);
});
