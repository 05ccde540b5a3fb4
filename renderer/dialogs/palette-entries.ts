import { commandIds, commands, type CommandId } from '../../shared/commands.ts';
import { describeLink, nameOfNode } from '../../shared/graph/link-words.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { relations } from '../../shared/project/relations.ts';
import { unreachable } from '../../shared/result.ts';
import { connectChoices, connectSelectedTo } from '../editor/connecting.ts';
import { keysOf } from '../ui/command-keys.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { WorkspaceState } from '../editor/workspace.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Said quietly beside the label. */
  readonly aside?: string;
  readonly keys?: string;
  run(): void;
}

/** What the palette offers in a mode, as things stand. */
export function paletteEntries(
  workbench: Workbench,
  mode: WorkspaceState['paletteMode'],
): readonly PaletteEntry[] {
  switch (mode) {
    case 'commands':
      return commandEntries(workbench);
    case 'find':
      return elementEntries(workbench);
    case 'connect':
      return targetEntries(workbench);
    default:
      return unreachable(mode);
  }
}

function commandEntries(workbench: Workbench): PaletteEntry[] {
  // A page cannot close its tab, and this list need not offer itself.
  const left: readonly CommandId[] =
    workbench.host.edition === 'browser' ? ['palette', 'close'] : ['palette'];
  return commandIds
    .filter((id) => !left.includes(id) && workbench.isEnabled(id))
    .map((id) => {
      const { label } = commands[id];
      const [keys] = keysOf(id, workbench.host);
      return { id, label, run: () => workbench.run(id), ...(keys === undefined ? {} : { keys }) };
    });
}

function elementEntries(workbench: Workbench): PaletteEntry[] {
  const project = workbench.editor.shown();
  const index = indexProject(project);
  const show = (id: string) => () => {
    workbench.editor.select([id]);
    workbench.canvas.current?.reveal([id]);
    workbench.canvas.current?.focus();
  };
  const nodes = project.nodes.map((node) => ({
    id: node.id,
    label: nameOfNode(node),
    aside: nodeKinds[node.kind].label,
    run: show(node.id),
  }));
  const links = project.links.map((link) => ({
    id: link.id,
    label: link.label.trim() || describeLink(index, link),
    aside: 'Link',
    run: show(link.id),
  }));
  return [...nodes, ...links];
}

function targetEntries(workbench: Workbench): PaletteEntry[] {
  return connectChoices(workbench).map(({ target, name, relation }) => ({
    id: target.id,
    label: name,
    aside: relations[relation].label,
    run: () => connectSelectedTo(workbench, target),
  }));
}
