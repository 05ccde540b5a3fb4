import { describe, expect, test } from 'vitest';
import { acceleratorSchema, usualKeysOf, withShortcut } from '../../../../shared/shortcuts.ts';
import { commandIds, commands, type Command, type CommandId } from '../../../../shared/commands.ts';
import {
  acceleratorOf,
  commandFor as commandOf,
  displayKeys,
  latinLetterOf,
  type Platform,
  type Press,
} from '../../../../renderer/editor/key-matcher.ts';

const commandFor = (now: Press, platform: Platform) => commandOf(now, platform, {});

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

/** Key and code as browsers report them on this layout; `s` is Shift, `-` no other key. All with Ctrl but the bare ones. */
type Recorded = readonly [key: string, code: string, held: '' | 's', command: CommandId | null];

const recorded: Readonly<Record<string, readonly Recorded[]>> = {
  'US English': [
    ['s', 'KeyS', '', 'save'],
    ['=', 'Equal', '', 'zoom-in'],
    ['+', 'Equal', 's', 'zoom-in'],
    ['-', 'Minus', '', 'zoom-out'],
    ['_', 'Minus', 's', null],
    ['1', 'Digit1', '', 'fit'],
    ['!', 'Digit1', 's', null],
    ['/', 'Slash', '', 'shortcuts'],
    ['}', 'BracketRight', 's', 'bring-to-front'],
    ['{', 'BracketLeft', 's', 'send-to-back'],
  ],
  Russian: [
    ['я', 'KeyZ', '', 'undo'],
    ['Я', 'KeyZ', 's', 'redo'],
    ['ы', 'KeyS', '', 'save'],
    ['щ', 'KeyO', '', 'open'],
    ['ф', 'KeyA', '', 'select-all'],
    ['в', 'KeyD', '', 'duplicate'],
    ['а', 'KeyF', '', 'find'],
    ['л', 'KeyK', '', 'palette'],
    ['п', 'KeyG', '', 'group'],
    ['у', 'KeyE', '', 'export'],
    ['ъ', 'BracketRight', '', 'bring-forward'],
    ['Ъ', 'BracketRight', 's', 'bring-to-front'],
    ['э', 'Quote', '', 'toggle-snap'],
    ['=', 'Equal', '', 'zoom-in'],
    ['.', 'Slash', '', null],
  ],
  Greek: [
    ['ζ', 'KeyZ', '', 'undo'],
    ['σ', 'KeyS', '', 'save'],
  ],
  Hebrew: [
    ['ד', 'KeyS', '', 'save'],
    ['ז', 'KeyZ', '', 'undo'],
  ],
  Arabic: [
    ['س', 'KeyS', '', 'save'],
    ['لا', 'KeyB', '', 'toggle-library'],
  ],
  Thai: [
    ['ห', 'KeyS', '', 'save'],
    ['ั', 'KeyY', '', 'redo'],
  ],
  'Japanese kana': [['と', 'KeyS', '', 'save']],
  German: [
    ['z', 'KeyY', '', 'undo'],
    ['y', 'KeyZ', '', 'redo'],
    ['+', 'BracketRight', '', 'zoom-in'],
    ['-', 'Slash', '', 'zoom-out'],
    ['/', 'Digit7', 's', 'shortcuts'],
    ['*', 'BracketRight', 's', null],
    ['ü', 'BracketLeft', '', null],
    ["'", 'Backslash', 's', 'toggle-snap'],
  ],
  Swedish: [
    ['+', 'Minus', '', 'zoom-in'],
    ['-', 'Slash', '', 'zoom-out'],
    ['å', 'BracketLeft', '', null],
  ],
  'French AZERTY': [
    ['z', 'KeyW', '', 'undo'],
    ['w', 'KeyZ', '', 'close'],
    ['a', 'KeyQ', '', 'select-all'],
    ['&', 'Digit1', '', 'fit'],
    ['é', 'Digit2', '', 'fit-selection'],
    ['à', 'Digit0', '', 'zoom-actual'],
    ['1', 'Digit1', 's', 'fit'],
    ['-', 'Digit6', '', 'zoom-out'],
    ['+', 'Equal', 's', 'zoom-in'],
    ['/', 'Period', 's', 'shortcuts'],
  ],
  Dvorak: [
    ['o', 'KeyS', '', 'open'],
    [';', 'KeyZ', '', null],
    [',', 'KeyW', '', 'preferences'],
    ['s', 'Semicolon', '', 'save'],
    ['/', 'BracketLeft', '', 'shortcuts'],
  ],
  'number pad': [
    ['+', 'NumpadAdd', '', 'zoom-in'],
    ['-', 'NumpadSubtract', '', 'zoom-out'],
    ['0', 'Numpad0', '', 'zoom-actual'],
    ['1', 'Numpad1', '', 'fit'],
    ['/', 'NumpadDivide', '', 'shortcuts'],
    ['End', 'Numpad1', '', null],
  ],
};

describe.each(Object.entries(recorded))('with Ctrl on a keyboard: %s', (_layout, presses) => {
  test.each(presses)('%s (%s %s) is %s', (key, code, held, command) => {
    const now = press(key, { code, ctrlKey: true, shiftKey: held === 's' });
    expect(commandFor(now, 'windows') ?? null).toBe(command);
  });
});

describe.each(Object.entries(recorded))('chosen on a keyboard: %s', (_layout, presses) => {
  test.each(presses)('%s (%s %s) works as it was pressed, or is refused', (key, code, held) => {
    const now = press(key, { code, ctrlKey: true, shiftKey: held === 's' });
    const keys = acceleratorOf(now, 'windows');
    const own = keys === null ? {} : withShortcut({}, 'about', keys);
    expect(keys === null ? 'about' : commandOf(now, 'windows', own)).toBe('about');
  });
});

test('keys that type a text, move the focus or end something cannot be chosen', () => {
  const refused = [
    press('Escape'),
    press('ArrowLeft'),
    press(' ', { code: 'Space' }),
    press('Shift', { shiftKey: true }),
    press('ł', { ctrlKey: true, altKey: true, code: 'KeyL' }),
    press('!', { code: 'Digit1', shiftKey: true, ctrlKey: true }),
  ];
  expect(refused.map((one) => acceleratorOf(one, 'linux'))).toEqual(refused.map(() => null));
});

test('every key of the table can be chosen again', () => {
  const usual = commandIds.flatMap((id) => usualKeysOf(id));
  expect(usual.filter((keys) => !acceleratorSchema.safeParse(keys).success)).toEqual([]);
});

test('bare letters work on every layout', () => {
  expect(commandFor(press('c', { code: 'KeyC' }), 'linux')).toBe('connect');
  expect(commandFor(press('с', { code: 'KeyC' }), 'linux')).toBe('connect');
  expect(commandFor(press('П', { code: 'KeyG', shiftKey: true }), 'linux')).toBe('complete-step');
});

test('the main key is Ctrl on Windows and Linux and Command on a Mac', () => {
  expect(commandFor(press('s', { ctrlKey: true }), 'linux')).toBe('save');
  expect(commandFor(press('s', { metaKey: true }), 'mac')).toBe('save');
  expect(commandFor(press('s', { metaKey: true }), 'linux')).toBeUndefined();
  expect(commandFor(press('s', { ctrlKey: true }), 'mac')).toBeUndefined();
});

test('what AltGr types is never a command', () => {
  const altGr = { ctrlKey: true, altKey: true };
  expect(commandFor(press('ł', { ...altGr, code: 'KeyL' }), 'windows')).toBeUndefined();
  expect(commandFor(press('[', { ...altGr, code: 'Digit8' }), 'windows')).toBeUndefined();
  expect(
    commandFor(press('ł', { ctrlKey: true, altGraph: true, code: 'KeyL' }), 'linux'),
  ).toBeUndefined();
});

test('no command has Ctrl and Alt, and no two share a key', () => {
  const keys = commandIds.flatMap((id) => {
    const command: Command = commands[id];
    return [command.keys ?? [], command.otherKeys ?? []].flat();
  });
  expect(keys.filter((one) => one.split('+').includes('Alt'))).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the Latin letter of a key is the one that is printed, or the one of a US keyboard', () => {
  expect(latinLetterOf({ key: 'Z', code: 'KeyY' })).toBe('z');
  expect(latinLetterOf({ key: 'я', code: 'KeyZ' })).toBe('z');
  expect(latinLetterOf({ key: 'Enter', code: 'Enter' })).toBe('');
  expect(latinLetterOf({ key: ';', code: 'KeyZ' })).toBe('');
});

test('keys are written as the platform writes them', () => {
  expect(displayKeys('CmdOrCtrl+Shift+S', 'windows')).toBe('Ctrl+Shift+S');
  expect(displayKeys('CmdOrCtrl+Shift+S', 'mac')).toBe('⇧⌘S');
  expect(displayKeys('CmdOrCtrl+Plus', 'linux')).toBe('Ctrl++');
  expect(displayKeys('F2', 'mac')).toBe('F2');
});
