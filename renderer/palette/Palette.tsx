import { showView } from '../editor/views.ts';
import { Command as Listbox, defaultFilter } from 'cmdk';
import { useEffect, useState } from 'react';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Shortcut, shownKeys } from '../ui/CommandButton.tsx';
import { commandIds, commands, type CommandId } from '../../shared/commands.ts';
import { describeLink, nameOfNode } from '../../shared/graph/describe-project.ts';
import { halvesThrough } from '../../shared/edit/split-link.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { indexLibrary, sentenceOfFact } from '../../shared/library/library.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { nodeKindSchema, type NodeKind } from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { unreachable } from '../../shared/result.ts';
import { addEntityAt, addKindAt, addKnownPartner } from '../editor/adding.ts';
import { insertChoices, insertSelectedInto } from '../editor/inserting.ts';
import { libraryAtHand } from '../editor/library.ts';
import { openTemplate, openWith } from '../files/files.ts';
import { sentenceEntries, type PaletteEntry } from './sentences.ts';
import {
  connectChoices,
  connectSelectedTo,
  pointChoices,
  pointSelectedTo,
} from '../editor/connecting.ts';
import type { Adding, WorkspaceState } from '../editor/workspace.ts';
import styles from './Palette.module.css';
import { paletteWords } from '../../shared/words/palette.ts';

/** One field that finds every command, every element, and everything to which a node can be connected. */
export function Palette() {
  const workbench = useWorkbench();
  const mode = useWorkspace((state) => state.paletteMode);
  const [query, setQuery] = useState('');
  // Nothing changes behind a modal: the entries are those of the moment when it opened.
  const [entries] = useState(() => paletteEntries(workbench, mode));
  const files = useLoadedEntries(workbench, mode === 'commands' && query.trim() !== '');
  const library = mode === 'commands' ? libraryAtHand(workbench) : null;
  const sentences = library ? sentenceEntries(workbench, library, query) : [];
  const shown = [...sentences, ...bestMatches([...entries, ...files], query)];
  const close = () => workbench.workspace.set({ paletteOpen: false });
  const choose = (entry: PaletteEntry) => {
    close();
    // After this dialog is gone, so that a dialog that the command opens takes the focus last.
    setTimeout(() => entry.run());
  };
  return (
    <Dialog title={paletteWords.titles[mode]} kind="bare" onClose={close}>
      <Listbox
        className={styles['palette']}
        label={paletteWords.titles[mode]}
        shouldFilter={false}
        loop
      >
        <Listbox.Input
          className={styles['input']}
          value={query}
          onValueChange={setQuery}
          placeholder={paletteWords.prompts[mode]}
          data-initial-focus
        />
        <Listbox.List className={styles['list']} label={paletteWords.titles[mode]}>
          <Listbox.Empty className={styles['empty']}>{paletteWords.nothingMatches}</Listbox.Empty>
          {shown.map((entry) => (
            <Listbox.Item
              key={entry.id}
              className={styles['entry']}
              value={entry.id}
              onSelect={() => choose(entry)}
            >
              <bdi className={styles['label']}>{entry.label}</bdi>
              {entry.aside !== undefined && <span className={styles['aside']}>{entry.aside}</span>}
              {entry.keys !== undefined && <Shortcut keys={entry.keys} />}
            </Listbox.Item>
          ))}
        </Listbox.List>
      </Listbox>
    </Dialog>
  );
}

/** Recent files, templates and motifs, from when something is typed: fetching them takes a moment. */
function useLoadedEntries(workbench: Workbench, isWanted: boolean): readonly PaletteEntry[] {
  const [entries, setEntries] = useState<readonly PaletteEntry[]>([]);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOpen = true;
    // A damaged template is told of where the templates are shown.
    fileEntries(workbench).then(
      (loaded) => isOpen && setEntries(loaded),
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [workbench, isWanted]);
  return entries;
}

async function fileEntries(workbench: Workbench): Promise<readonly PaletteEntry[]> {
  const { host } = workbench;
  const [recent, { loadTemplates, placeMotif }, { allMotifs }] = await Promise.all([
    host.recentFiles(),
    import('../templates/TemplatesPanel.tsx'),
    import('../templates/own-motifs.ts'),
  ]);
  const [templates, motifs] = await Promise.all([loadTemplates(), allMotifs(workbench)]);
  return [
    ...recent.map(({ id, name, folder }) => ({
      id: `recent ${id}`,
      label: name,
      aside: `Recent file${folder === '' ? '' : ` in ${folder}`}`,
      run: () => void openWith(workbench, (target) => host.openRecent({ id, target })),
    })),
    ...templates.map(({ name, project }) => ({
      id: `template ${name}`,
      label: project.metadata.title,
      aside: 'Template',
      run: () => void openTemplate(workbench, project),
    })),
    ...motifs.map((motif, at) => ({
      id: `motif ${at}`,
      label: motif.metadata.title,
      aside: 'Motif',
      run: () => placeMotif(workbench, motif),
    })),
  ];
}

function viewEntries(workbench: Workbench): readonly PaletteEntry[] {
  return workbench.editor.shown().canvas.views.map((view) => ({
    id: `view ${view.id}`,
    label: view.name,
    aside: 'Saved view',
    run: () => showView(workbench, view),
  }));
}

/** What the palette offers in a mode at present. */
export function paletteEntries(
  workbench: Workbench,
  mode: WorkspaceState['paletteMode'],
): readonly PaletteEntry[] {
  switch (mode) {
    case 'commands':
      return [
        ...commandEntries(workbench),
        ...viewEntries(workbench),
        ...elementEntries(workbench),
      ];
    case 'connect':
      return targetEntries(workbench);
    case 'insert':
      return insertChoices(workbench).map(({ link, name }) => ({
        id: link,
        label: name,
        run: () => void insertSelectedInto(workbench, link),
      }));
    case 'point':
      return pointChoices(workbench).map(({ id, name, isPointedAt }) => ({
        id,
        label: name,
        ...(isPointedAt ? { aside: paletteWords.takeLineAway } : {}),
        run: () => pointSelectedTo(workbench, id),
      }));
    case 'add':
      return addEntries(workbench);
    default:
      return unreachable(mode);
  }
}

function commandEntries(workbench: Workbench): PaletteEntry[] {
  // A page cannot close its tab, and this list need not offer to open itself.
  const left: readonly CommandId[] =
    workbench.host.edition === 'browser' ? ['palette', 'close'] : ['palette'];
  return commandIds
    .filter((id) => !left.includes(id) && workbench.isEnabled(id))
    .map((id) => {
      const { label } = commands[id];
      const [keys] = shownKeys(id, workbench);
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

/**
 * First known partners, in the words of the relation; then all of the library, and nodes of each kind without a name.
 */
function addEntries(workbench: Workbench): PaletteEntry[] {
  const { adding } = workbench.workspace.store.getState();
  if (!adding) return [];
  const library = indexLibrary(adding.library);
  const isPossible = possibleKinds(workbench, adding);
  const known = adding.partners.map((partner) => {
    const sentence = sentenceOfFact(library, partner.fact);
    return {
      id: partner.fact.id,
      label: partner.adds.map(({ label }) => label).join(' and ') || sentence,
      ...(partner.adds.length === 0 ? {} : { aside: sentence }),
      otherNames: partner.adds.flatMap(({ name, synonyms }) => [name, ...synonyms]),
      run: () => void addKnownPartner(workbench, adding, partner),
    };
  });
  const possible = adding.library.entities.filter(({ kind }) => isPossible(kind));
  const entities = possible.map((entity) => ({
    id: entity.id,
    label: entity.label,
    aside: nodeKinds[entity.kind].label,
    otherNames: [entity.name, ...entity.synonyms],
    run: () => addEntityAt(workbench, adding, entity),
  }));
  const kinds = nodeKindSchema.options.filter(isPossible).map((kind) => ({
    id: `kind ${kind}`,
    label: paletteWords.new(nodeKinds[kind].label.toLowerCase()),
    run: () => addKindAt(workbench, adding, kind),
  }));
  return [...known, ...(adding.from === null ? [...kinds, ...entities] : [...entities, ...kinds])];
}

/** Into a link goes only what leaves it saying the same. */
function possibleKinds({ editor }: Workbench, { into }: Adding): (kind: NodeKind) => boolean {
  if (into === null) return () => true;
  const project = editor.shown();
  const link = indexProject(project).links.get(into);
  return (kind) => link !== undefined && halvesThrough(project, link, kind) !== null;
}

const mostShown = 100;
/** The time for scoring grows with the length; people type what is near the beginning of a label. */
const mostSearched = 200;

/** The entries that the person may mean, the likeliest first; without a query the first ones in order. */
export function bestMatches<
  Entry extends { readonly label: string; readonly otherNames?: readonly string[] },
>(entries: readonly Entry[], query: string): readonly Entry[] {
  const wanted = query.trim();
  if (wanted === '') return entries.slice(0, mostShown);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ entry }) => entry);
}

/** By its label, or (a little less) by one of its other names. */
function scoreOf(
  { label, otherNames = [] }: { readonly label: string; readonly otherNames?: readonly string[] },
  wanted: string,
): number {
  const byLabel = defaultFilter(label.slice(0, mostSearched), wanted);
  const others = otherNames.map((name) => 0.9 * defaultFilter(name.slice(0, mostSearched), wanted));
  return Math.max(byLabel, ...others);
}
