import { connect } from '../../shared/edit/links.ts';
import { addScenario, setSupply } from '../../shared/edit/scenarios.ts';
import { canConnect } from '../../shared/edit/connection-rules.ts';
import { inSequence } from '../../shared/edit/edit.ts';
import { addNodes } from '../../shared/edit/elements.ts';
import { indexLibrary, type Library } from '../../shared/library/library.ts';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import type { PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { unreachable } from '../../shared/result.ts';
import { readSentence, type Meant, type Reading } from '../../shared/suggest/read-sentence.ts';
import { freeCentre } from '../editor/adding.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { addFact } from '../suggest/suggesting.ts';
import { paletteWords } from '../../shared/words/palette.ts';

/** A line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Said quietly beside the label. */
  readonly aside?: string;
  readonly keys?: string;
  /** Other names under which it is found. */
  readonly otherNames?: readonly string[];
  run(): void;
}

/** What a typed sentence would do, an entry for each of its readings. */
export function sentenceEntries(
  workbench: Workbench,
  library: Library,
  text: string,
): readonly PaletteEntry[] {
  const project = workbench.editor.shown();
  return readSentence(library, project, text).map((reading, at) => ({
    id: `sentence ${at}`,
    ...wordsOf(reading, project),
    run: () => void carryOut(workbench, library, reading),
  }));
}

/** What it does, and in what manner. */
function wordsOf(reading: Reading, project: Project): { label: string; aside: string } {
  switch (reading.type) {
    case 'fact': {
      const { fact, adds } = reading;
      const count = new Set(fact.evidence.map(({ reference }) => reference)).size;
      const references = `${count} ${count === 1 ? 'reference' : 'references'}`;
      const added = adds.length === 0 ? [] : [`adds ${adds.join(' and ')}`];
      return { label: paletteWords.draw(reading.words), aside: [...added, references].join(' · ') };
    }
    case 'drawn':
      return { label: paletteWords.show(reading.words), aside: paletteWords.inDiagram };
    case 'link': {
      const adds = [reading.source, reading.target].filter(({ nodes }) => nodes.length === 0);
      const names = adds.map(({ label }) => label).join(' and ');
      const added = names === '' ? [] : [`adds ${names}`];
      const aside = [...added, paletteWords.noReferenceKnown].join(' · ');
      return { label: paletteWords.draw(reading.words), aside };
    }
    case 'supply': {
      const { of, level } = reading;
      const known = scenarioWith(project, of, level);
      return {
        label: paletteWords.whatIfIs(of.label, level),
        aside: known ? paletteWords.showsScenario : paletteWords.newScenario,
      };
    }
    case 'outline':
      return { label: paletteWords.showInOutline(reading.of.label), aside: 'Outline' };
    default:
      return unreachable(reading);
  }
}

async function carryOut(workbench: Workbench, library: Library, reading: Reading): Promise<void> {
  switch (reading.type) {
    case 'fact':
      return addFact(workbench, library, reading.fact);
    case 'drawn':
      return show(workbench, [reading.link]);
    case 'link':
      return drawLink(workbench, library, reading);
    case 'supply':
      return startWhatIf(workbench, reading.of, reading.level);
    case 'outline':
      workbench.workspace.set({ libraryTab: 'outline' });
      workbench.workspace.changeSettings({ libraryOpen: true });
      return show(workbench, reading.of.nodes.slice(0, 1));
    default:
      return unreachable(reading);
  }
}

function show({ editor, canvas }: Workbench, ids: readonly string[]): void {
  editor.select(ids);
  canvas.current?.reveal(ids);
}

/** One undo step: the nodes that are missing, and the link. */
function drawLink(
  workbench: Workbench,
  library: Library,
  { source, target, relation, words }: Extract<Reading, { type: 'link' }>,
): void {
  const { editor, workspace, canvas, newId } = workbench;
  const { entities } = indexLibrary(library);
  let project = editor.store.getState().history.present;
  const added: string[] = [];
  const nodeFor = (meant: Meant): string | undefined => {
    const [there] = meant.nodes;
    const entity = entities.get(meant.entity ?? '');
    if (there !== undefined || !entity) return there;
    const node = placed(workbench, project, entityToNode(entity, { id: newId(), x: 0, y: 0 }));
    project = addNodes([node])(project);
    added.push(node.id);
    return node.id;
  };
  const [from, to] = [nodeFor(source), nodeFor(target)];
  if (from === undefined || to === undefined) return;
  const ends = { source: { to: 'node', id: from }, target: { to: 'node', id: to } } as const;
  if (!canConnect(project, ends.source, ends.target))
    return workspace.refuse(paletteWords.theseTwoCannotBeConnected(words));
  const link = { id: newId(), relation, ...ends, routing: relations[relation].routing };
  const next = connect(link)(project);
  if (next === project) return workspace.refuse(paletteWords.theseTwoCannotBeConnected(words));
  editor.edit(() => next, [link.id]);
  canvas.current?.reveal([link.id, ...added]);
  workspace.announce(`Drawn: ${words}.`);
}

function placed(workbench: Workbench, project: Project, node: PathwayNode): PathwayNode {
  const { x, y } = freeCentre(workbench, node, project);
  return { ...node, x: Math.round(x - node.width / 2), y: Math.round(y - node.height / 2) };
}

/** The scenario that assumes this and nothing else. */
function scenarioWith({ scenarios }: Project, { nodes }: Meant, level: 'low' | 'high') {
  const wanted = new Set(nodes);
  return scenarios.find(
    ({ supplies }) =>
      supplies.length === wanted.size &&
      supplies.every((supply) => wanted.has(supply.node) && supply.level === level),
  );
}

function startWhatIf(workbench: Workbench, of: Meant, level: 'low' | 'high'): void {
  const { editor, desk, workspace, newId } = workbench;
  const known = scenarioWith(editor.store.getState().history.present, of, level);
  const id = known?.id ?? newId();
  if (!known) {
    const name = `${of.label} ${level}`;
    editor.edit(inSequence(addScenario({ id, name }), setSupply(id, of.nodes, level)));
  }
  desk.showScenario(id);
  workspace.set({ libraryTab: 'what-if' });
  workspace.changeSettings({ libraryOpen: true });
  workspace.announce(paletteWords.whatIfIs(of.label, level));
}
