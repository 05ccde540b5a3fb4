import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandIds, type CommandId } from '../../shared/commands.ts';
import { settingsSchema, withPreferencesOf, defaultSettings } from '../../shared/settings.ts';
import {
  fixedCommands,
  keysOf,
  ownerOf,
  ownShortcutsSchema,
  withoutShortcut,
  withShortcut,
  withUsualKeys,
  type OwnShortcuts,
} from '../../shared/shortcuts.ts';

const changeable = commandIds.filter((id) => !fixedCommands.has(id));
const command = fc.constantFrom(...changeable);
const keys = fc
  .tuple(fc.boolean(), fc.boolean(), fc.constantFrom('A', 'K', 'S', 'F2', 'Delete', '1', ','))
  .map(([main, shift, key]) => `${main ? 'CmdOrCtrl+' : ''}${shift ? 'Shift+' : ''}${key}`);

type Change = (own: OwnShortcuts) => OwnShortcuts;
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(command, keys).map(
    ([id, chosen]): Change =>
      (own) =>
        withShortcut(own, id, chosen),
  ),
  command.map(
    (id): Change =>
      (own) =>
        withoutShortcut(own, id),
  ),
  command.map(
    (id): Change =>
      (own) =>
        withUsualKeys(own, id),
  ),
);

const notCopying = (id: CommandId) => !fixedCommands.has(id);

test('whatever is chosen, no two commands have the same keys, and settings keep it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const own = changes.reduce((before, next) => next(before), {} as OwnShortcuts);
      const all = commandIds.filter(notCopying).flatMap((id) => keysOf(id, own));
      expect(new Set(all).size).toBe(all.length);
      expect(ownShortcutsSchema.parse(JSON.parse(JSON.stringify(own)))).toEqual(own);
    }),
  );
});

test('keys go from their owner to the command that gets them, and come back with its usual ones', () => {
  expect(ownerOf('CmdOrCtrl+K', {})).toBe('palette');
  const own = withShortcut({}, 'models', 'CmdOrCtrl+K');
  expect([keysOf('models', own), keysOf('palette', own)]).toEqual([['CmdOrCtrl+K'], []]);
  const back = withUsualKeys(own, 'palette');
  expect([keysOf('models', back), keysOf('palette', back)]).toEqual([[], ['CmdOrCtrl+K']]);
  expect(withUsualKeys(back, 'models')).toEqual({});
});

test('what is not understood in the settings file is left out alone', () => {
  const stored = {
    shortcuts: { find: ['CmdOrCtrl+L'], fly: ['F9'], copy: ['F7'], save: ['Hyper+S'], undo: 'Z' },
    wheel: 'spin',
    newGrid: 0,
    theme: 'dark',
  };
  expect(settingsSchema.parse(stored)).toEqual({
    ...defaultSettings,
    shortcuts: { find: ['CmdOrCtrl+L'] },
    theme: 'dark',
  });
});

test('the page on the settings file tells every setting, and no other', () => {
  const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)`/gmu)].map(([, name]) => name);
  expect(new Set(told)).toEqual(new Set(Object.keys(defaultSettings)));
});

test('a window takes what is chosen in another, and keeps what it shows itself', () => {
  const here = { ...defaultSettings, libraryOpen: false, inspectorWidth: 40 };
  const there = { ...defaultSettings, wheel: 'zoom', libraryOpen: true } as const;
  expect(withPreferencesOf(here, there)).toEqual({ ...here, wheel: 'zoom' });
});
