import { z } from 'zod';
import { commandIds, commands, type Command, type CommandId } from './commands.ts';

const modifiers = /^(?:CmdOrCtrl\+)?(?:Shift\+)?/u;
const mainKey =
  /^(?:[A-Z\d]|F(?:[1-9]|1\d|2[0-4])|Plus|[-[\]='/,.;]|Delete|Backspace|Insert|Home|End|Page(?:Up|Down)|Enter)$/u;

/** Keys as Electron writes them, of those that the window can tell apart on every layout: `CmdOrCtrl+Shift+K`. */
export const acceleratorSchema = z
  .string()
  .max(40)
  .refine((keys) => mainKey.test(keys.replace(modifiers, '')));

/** The clipboard's keys work by the system, in texts too. */
export const fixedCommands: ReadonlySet<CommandId> = new Set(['cut', 'copy', 'paste']);

/** By command, what a person chose instead of its usual keys; no keys is a choice too. */
export type OwnShortcuts = Readonly<Partial<Record<CommandId, readonly string[]>>>;

const isCommandId = (name: string): name is CommandId => Object.hasOwn(commands, name);

/** What another version wrote and this one does not know is left out; the rest holds. */
export const ownShortcutsSchema = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((stored): OwnShortcuts => {
    const known = Object.entries(stored).flatMap(([id, keys]) => {
      const read = z.array(acceleratorSchema).max(4).safeParse(keys);
      return isCommandId(id) && !fixedCommands.has(id) && read.success
        ? [[id, read.data] as const]
        : [];
    });
    return Object.fromEntries(known);
  });

/** The keys of a command, those that menus show first. */
export function keysOf(id: CommandId, own: OwnShortcuts): readonly string[] {
  return own[id] ?? usualKeysOf(id);
}

/** The keys of a command where nobody chose others. */
export function usualKeysOf(id: CommandId): readonly string[] {
  const { keys, otherKeys = [] }: Command = commands[id];
  return keys === undefined ? otherKeys : [keys, ...otherKeys];
}

/** The command that has these keys; null if none has. */
export function ownerOf(keys: string, own: OwnShortcuts): CommandId | null {
  return commandIds.find((id) => keysOf(id, own).includes(keys)) ?? null;
}

/** Gives a command these keys instead of its own, and takes them from the command that has them. */
export function withShortcut(own: OwnShortcuts, id: CommandId, keys: string): OwnShortcuts {
  const owner = ownerOf(keys, own);
  const taken =
    owner === null || owner === id
      ? own
      : { ...own, [owner]: keysOf(owner, own).filter((one) => one !== keys) };
  return tidied({ ...taken, [id]: [keys] });
}

/** A command without keys. */
export function withoutShortcut(own: OwnShortcuts, id: CommandId): OwnShortcuts {
  return tidied({ ...own, [id]: [] });
}

/** A command with its usual keys again, which are taken from whoever has them now. */
export function withUsualKeys(own: OwnShortcuts, id: CommandId): OwnShortcuts {
  const others: OwnShortcuts = { ...own, [id]: undefined };
  const wanted = new Set(usualKeysOf(id));
  const left = commandIds.flatMap((other) => {
    const keys = others[other];
    return keys === undefined ? [] : [[other, keys.filter((one) => !wanted.has(one))] as const];
  });
  return tidied(Object.fromEntries(left));
}

/** A choice that is the usual one is none. */
function tidied(own: OwnShortcuts): OwnShortcuts {
  const chosen = Object.entries(own).filter(
    ([id, keys]) => isCommandId(id) && keys.join(' ') !== usualKeysOf(id).join(' '),
  );
  return Object.fromEntries(chosen);
}
