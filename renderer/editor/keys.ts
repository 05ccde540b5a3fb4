import { commandIds, commands, type Command, type CommandId } from '../../shared/commands.ts';

/** What a key press is, in the words of an accelerator. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

type Platform = 'mac' | 'windows' | 'linux';

/** The command that a key press asks for; undefined for none. */
export function commandFor(press: Press, platform: Platform): CommandId | undefined {
  return commandIds.find((id) => keysOf(id).some((keys) => matches(keys, press, platform)));
}

function keysOf(id: CommandId): readonly string[] {
  const command: Command = commands[id];
  return [...(command.keys === undefined ? [] : [command.keys]), ...(command.otherKeys ?? [])];
}

function matches(accelerator: string, press: Press, platform: Platform): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const main = platform === 'mac' ? press.metaKey : press.ctrlKey;
  const other = platform === 'mac' ? press.ctrlKey : press.metaKey;
  return (
    main === parts.includes('CmdOrCtrl') &&
    !other &&
    press.altKey === parts.includes('Alt') &&
    press.shiftKey === parts.includes('Shift') &&
    isKey(key, press)
  );
}

/** By the character typed, or (under Shift or Alt, which change it) by the place of the key. */
function isKey(key: string, press: Press): boolean {
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  const code = codes[key] ?? `Key${key.toUpperCase()}`;
  return (press.shiftKey || press.altKey) && press.code === code;
}

const codes: Readonly<Record<string, string>> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '=': 'Equal',
  '-': 'Minus',
  "'": 'Quote',
  '/': 'Slash',
};

// In the order in which macOS writes them, from its human interface guidelines.
const macModifiers: readonly (readonly [string, string])[] = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['CmdOrCtrl', '⌘'],
];

/** An accelerator as the platform writes it: ⇧⌘S, Ctrl+Shift+S. */
export function displayKeys(accelerator: string, platform: Platform): string {
  const parts = accelerator.split('+');
  if (platform !== 'mac') return parts.join('+').replace('CmdOrCtrl', 'Ctrl');
  const held = macModifiers.filter(([name]) => parts.includes(name)).map(([, symbol]) => symbol);
  return [...held, parts.at(-1)].join('');
}
