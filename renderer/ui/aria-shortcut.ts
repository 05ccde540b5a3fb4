/** An accelerator for `aria-keyshortcuts`, whose words the ARIA specification fixes. */
export function ariaShortcut(accelerator: string, platform: 'mac' | 'windows' | 'linux'): string {
  return accelerator.replace('CmdOrCtrl', platform === 'mac' ? 'Meta' : 'Control');
}
