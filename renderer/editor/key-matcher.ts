import { commandIds, type CommandId } from '../../shared/commands.ts';
import { acceleratorSchema, keysOf, type OwnShortcuts } from '../../shared/shortcuts.ts';

/** A key press, as the keyboard events of the DOM report it (w3.org/TR/uievents-key, w3.org/TR/uievents-code). */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr is held, which types the third character of a key. */
  readonly altGraph?: boolean;
}

export type Platform = 'mac' | 'windows' | 'linux';

interface Accelerator {
  readonly id: CommandId;
  readonly main: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/**
 * The command for a key press; undefined if there is none. The character decides if the layout has a Latin one, so that
 * Ctrl+Z is where Z is printed. On other layouts the position of the key decides, as on a US keyboard.
 */
export function commandFor(
  press: Press,
  platform: Platform,
  own: OwnShortcuts,
): CommandId | undefined {
  if (typesText(press, platform)) return undefined;
  const held = acceleratorsOf(own).filter((one) => one.main === isMainHeld(press, platform));
  const found =
    held.find((one) => hasCharacter(one, press)) ?? held.find((one) => hasPosition(one, press));
  return found?.id;
}

/**
 * The Latin letter of a key: its character if that is Latin, otherwise the letter at this position on a US keyboard; ''
 * for other keys.
 */
export function latinLetterOf({ key, code }: Pick<Press, 'key' | 'code'>): string {
  if (/^[a-z]$/iu.test(key)) return key.toLowerCase();
  return isOfOtherScript(key) && code.startsWith('Key') ? code.slice(3).toLowerCase() : '';
}

/** AltGr, or Ctrl with Alt, which is AltGr on Windows: these type third characters and are never a command. */
function typesText(press: Press, platform: Platform): boolean {
  const isOther = platform === 'mac' ? press.ctrlKey : press.metaKey;
  return press.altGraph === true || press.altKey || isOther;
}

function isMainHeld(press: Press, platform: Platform): boolean {
  return platform === 'mac' ? press.metaKey : press.ctrlKey;
}

/** Shift is part of a command on a letter or a named key; for signs and digits it is often only needed to type them. */
function hasCharacter({ key, shift }: Accelerator, press: Press): boolean {
  if (isLetter(key)) return press.key.toLowerCase() === key && press.shiftKey === shift;
  if (key.length > 1) return press.key === key && press.shiftKey === shift;
  // If the key types the sign without Shift, Shift was held on purpose.
  const isHeld = press.shiftKey && press.code === codesOfSigns[key];
  return press.key === key && shift === isHeld;
}

function hasPosition({ key, shift }: Accelerator, press: Press): boolean {
  if (press.code !== codeOf(key)) return false;
  if (isDigit(key)) return !press.shiftKey && !/^[a-z\d]$/iu.test(press.key);
  if (press.shiftKey !== shift) return false;
  return isOfOtherScript(press.key) || (shift && shiftedOnUs[key] === press.key);
}

/** Cyrillic, Greek, Hebrew, Arabic, Thai, kana, …: the layout has no Latin character on this key. */
function isOfOtherScript(key: string): boolean {
  return /^[^\p{Script=Latin}\p{Script=Common}]+$/u.test(key);
}

const isLetter = (key: string) => /^[a-z]$/u.test(key);
const isDigit = (key: string) => /^\d$/u.test(key);

/** The code of the key that types this on a US keyboard; undefined for named keys, which every layout has. */
function codeOf(key: string): string | undefined {
  if (isLetter(key)) return `Key${key.toUpperCase()}`;
  return isDigit(key) ? `Digit${key}` : codesOfSigns[key];
}

const codesOfSigns: Readonly<Record<string, string>> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '=': 'Equal',
  '-': 'Minus',
  "'": 'Quote',
  '/': 'Slash',
  ',': 'Comma',
  '.': 'Period',
  ';': 'Semicolon',
};

/** The sign that Shift gives on a US keyboard. Only there does the shifted sign tell the position. */
const shiftedOnUs: Readonly<Record<string, string>> = { '[': '{', ']': '}' };

const known = new WeakMap<OwnShortcuts, readonly Accelerator[]>();

/** Parsed once for each choice of keys: every key press asks. */
function acceleratorsOf(own: OwnShortcuts): readonly Accelerator[] {
  const found =
    known.get(own) ??
    commandIds.flatMap((id) => keysOf(id, own).map((keys) => parseAccelerator(id, keys)));
  known.set(own, found);
  return found;
}

/**
 * The keys that were pressed, as an accelerator that this press is found by; null where they cannot be those of a
 * command.
 */
export function acceleratorOf(press: Press, platform: Platform): string | null {
  if (typesText(press, platform)) return null;
  const main = isMainHeld(press, platform) ? 'CmdOrCtrl+' : '';
  const possible = keyNamesOf(press)
    .flatMap((key) => [`${main}${press.shiftKey ? 'Shift+' : ''}${key}`, `${main}${key}`])
    .filter((keys) => acceleratorSchema.safeParse(keys).success)
    .map((keys) => ({ keys, parsed: parseAccelerator('about', keys) }));
  const found =
    possible.find(({ parsed }) => hasCharacter(parsed, press)) ??
    possible.find(({ parsed }) => hasPosition(parsed, press));
  return found?.keys ?? null;
}

/** What the key may be called: by its character, and by its position. */
function keyNamesOf(press: Press): readonly string[] {
  const letter = latinLetterOf(press);
  if (letter !== '') return [letter.toUpperCase()];
  const [sign = ''] = Object.entries(codesOfSigns).find(([, code]) => code === press.code) ?? [];
  return [press.key === '+' ? 'Plus' : press.key, sign];
}

function parseAccelerator(id: CommandId, keys: string): Accelerator {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  const key = last === 'Plus' ? '+' : last;
  return {
    id,
    main: parts.includes('CmdOrCtrl'),
    shift: parts.includes('Shift'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

// In the order in which macOS writes them, from its human interface guidelines.
const macModifiers: readonly (readonly [string, string])[] = [
  ['Shift', '⇧'],
  ['CmdOrCtrl', '⌘'],
];

/** An accelerator as the platform writes it: ⇧⌘S, Ctrl+Shift+S. */
export function displayKeys(accelerator: string, platform: Platform): string {
  const parts = accelerator.split('+').map((part) => (part === 'Plus' ? '+' : part));
  if (platform !== 'mac') return parts.join('+').replace('CmdOrCtrl', 'Ctrl');
  const held = macModifiers.filter(([name]) => parts.includes(name)).map(([, symbol]) => symbol);
  return [...held, parts.at(-1)].join('');
}
