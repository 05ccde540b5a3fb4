import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import type { Host } from '../../shared/host.ts';

/** What browsers keep for themselves whatever a page wants: new window, new private window, close tab. */
const keptByBrowsers: ReadonlySet<CommandId> = new Set(['new', 'templates', 'close']);

/** The keys that run a command in this edition, the main ones first. Accelerators. */
export function keysOf(id: CommandId, { edition }: Pick<Host, 'edition'>): readonly string[] {
  if (edition === 'browser' && keptByBrowsers.has(id)) return [];
  const { keys, otherKeys = [] }: Command = commands[id];
  return keys === undefined ? otherKeys : [keys, ...otherKeys];
}
