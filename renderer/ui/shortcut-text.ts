/** An accelerator as a person of this platform reads it: `⇧⌘Z` or `Ctrl+Shift+Z`. */
export function shortcutText(keys: string, platform: 'mac' | 'windows' | 'linux'): string {
  const { modifiers, key } = splitAccelerator(keys);
  if (platform !== 'mac') return [...modifiers.map(plainName), key].join('+');
  const signs = macOrder.filter((sign) => modifiers.some((name) => macSigns[name] === sign));
  return [...signs, macKeys[key] ?? key].join('');
}

/** The same for `aria-keyshortcuts`, whose words the ARIA specification fixes. */
export function ariaShortcut(keys: string, platform: 'mac' | 'windows' | 'linux'): string {
  const { modifiers, key } = splitAccelerator(keys);
  const command = platform === 'mac' ? 'Meta' : 'Control';
  return [...modifiers.map((name) => (name === 'CmdOrCtrl' ? command : name)), key].join('+');
}

const macOrder = ['⌃', '⌥', '⇧', '⌘'];
const macSigns: Readonly<Record<string, string>> = { Alt: '⌥', Shift: '⇧', CmdOrCtrl: '⌘' };
const macKeys: Readonly<Record<string, string>> = { Delete: '⌫' };

const plainName = (modifier: string) => (modifier === 'CmdOrCtrl' ? 'Ctrl' : modifier);

function splitAccelerator(keys: string): { modifiers: readonly string[]; key: string } {
  const parts = keys.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}
