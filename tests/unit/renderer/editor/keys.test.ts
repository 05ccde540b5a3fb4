import { expect, test } from 'vitest';
import { commandIds, commands, type Command } from '../../../../shared/commands.ts';
import { commandFor, displayKeys, type Press } from '../../../../renderer/editor/key-presses.ts';

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

test('the main key is Ctrl on Windows and Linux and Command on a Mac', () => {
  expect(commandFor(press('s', { ctrlKey: true }), 'linux')).toBe('save');
  expect(commandFor(press('s', { metaKey: true }), 'mac')).toBe('save');
  expect(commandFor(press('s', { metaKey: true }), 'linux')).toBeUndefined();
  expect(commandFor(press('s', { ctrlKey: true }), 'mac')).toBeUndefined();
});

test('other held keys make another command, or none', () => {
  const held = { ctrlKey: true, shiftKey: true };
  expect(commandFor(press('Z', held), 'windows')).toBe('redo');
  expect(commandFor(press('s', { ctrlKey: true, altKey: true }), 'linux')).toBeUndefined();
});

test('keys that Shift turns into other characters are found by their place', () => {
  const held = { ctrlKey: true, shiftKey: true };
  expect(commandFor(press('}', { ...held, code: 'BracketRight' }), 'linux')).toBe('bring-to-front');
  expect(commandFor(press('¬', { metaKey: true, altKey: true, code: 'KeyL' }), 'mac')).toBe(
    'toggle-library',
  );
});

test('no two commands share a key', () => {
  const keys = commandIds.flatMap((id) => {
    const command: Command = commands[id];
    return [command.keys ?? [], command.otherKeys ?? []].flat();
  });
  expect(new Set(keys).size).toBe(keys.length);
});

test('keys are written as the platform writes them', () => {
  expect(displayKeys('CmdOrCtrl+Shift+S', 'windows')).toBe('Ctrl+Shift+S');
  expect(displayKeys('CmdOrCtrl+Shift+S', 'mac')).toBe('⇧⌘S');
  expect(displayKeys('CmdOrCtrl+Alt+L', 'mac')).toBe('⌥⌘L');
  expect(displayKeys('F2', 'mac')).toBe('F2');
});
