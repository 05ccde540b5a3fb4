import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Role } from '../../shared/matrix/roles.ts';
import type { Backing, MatrixView } from '../../shared/matrix/matrix-view.ts';
import type { Level } from '../../shared/whatif/scenario-words.ts';
import type { MovedChange, ScenarioView, ViewChange } from '../../shared/whatif/view.ts';
import type { Confidence, Project, Scenario } from '../../shared/project/project-schema.ts';
import {
  answerOrThrow,
  createWorkerClient,
  type AnswerWatch,
} from '../../shared/worker/worker-client.ts';
import { createTurns } from '../../shared/session/in-turn.ts';
import { textForWorker, toWorkerPort } from '../workers/page-worker.ts';
import type { Editor } from './editor.ts';
import type { ModelFacts, ModelWish, ResponseCurve } from '../../shared/kinetics/model-view.ts';
import { matrixQuestions, type SimulationAnswer } from './matrix-messages.ts';
import { windowWords } from '../../shared/words/window.ts';

export type ShownView = 'diagram' | 'split' | 'matrix';
export type MatrixSource = 'diagram' | 'library' | 'compared';
export type MatrixOrder = 'kind' | 'name' | 'cells';

/** What the matrix leaves out. Null and 'none' leave nothing out. */
export interface MatrixFilter {
  readonly role: Role | null;
  readonly confidence: Confidence | null;
  /** The least. */
  readonly backing: Backing;
  /** Only cells that the scenario changes. */
  readonly touched: boolean;
}

/** A part of the diagram that is shown as the way from one thing to another. */
export interface ShownPath {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

export interface CellKey {
  readonly factor: string;
  /** A neurotransmitter or an outcome. */
  readonly column: string;
}

/** The result of a scenario: by node id, what changes. */
export interface ShownScenario {
  readonly scenario: Scenario;
  readonly view: ScenarioView;
  readonly changeOf: ReadonlyMap<string, MovedChange>;
  /** What hardly changes, or of which nothing is known here. */
  readonly quietOf: ReadonlyMap<string, ViewChange>;
}

/** What a scenario does to a node. */
export function levelAt({ changeOf, quietOf }: ShownScenario, id: string): Level {
  return (changeOf.get(id) ?? quietOf.get(id))?.level ?? 'unchanged';
}

/** Whether a first answer leaves open what a scenario does to a node. */
export function isOpenAt({ changeOf, quietOf, view }: ShownScenario, id: string): boolean {
  return view.open !== null && !changeOf.has(id) && !quietOf.has(id);
}

export interface DeskState {
  readonly view: ShownView;
  readonly source: MatrixSource;
  readonly filter: MatrixFilter;
  readonly order: MatrixOrder;
  /** The matrix of the diagram. While a new one is being derived, that of an earlier state. */
  readonly matrix: MatrixView | null;
  readonly library: MatrixView | null;
  /** Ids of scenarios of the project: the one that is shown, and one to compare it with. */
  readonly scenario: string | null;
  readonly other: string | null;
  /** Scenarios ask only what is drawn, not what the library knows around it. */
  readonly onlyDrawn: boolean;
  readonly shown: ShownScenario | null;
  readonly compared: ShownScenario | null;
  readonly cell: CellKey | null;
  readonly path: ShownPath | null;
  /** A scenario that takes longer than a moment: the share that is done; null if it is not known. */
  readonly work: { readonly share: number | null } | null;
  /** Why the worker did not answer, in words. */
  readonly failure: string | null;
}

/** What the matrix and the scenarios of one window show. Follows the document, a moment after each change. */
export interface MatrixDesk {
  readonly store: StoreApi<DeskState>;
  set(patch: Partial<DeskState>): void;
  /** Shows a scenario in diagram and matrix, or none. */
  showScenario(id: string | null): void;
  compareWith(id: string | null): void;
  /** Gives up the scenarios that are being worked out, and shows none. */
  cancel(): void;
}

const noFilter: MatrixFilter = {
  role: null,
  confidence: null,
  backing: 'none',
  touched: false,
};

const start: DeskState = {
  view: 'diagram',
  source: 'diagram',
  filter: noFilter,
  order: 'kind',
  matrix: null,
  library: null,
  scenario: null,
  other: null,
  onlyDrawn: false,
  shown: null,
  compared: null,
  cell: null,
  path: null,
  work: null,
  failure: null,
};

/** Milliseconds: long enough that several quick edits are worked out once. */
const pause = 80;
/** Milliseconds: what is answered sooner needs no sign that it is being worked out. */
const patience = 1_000;

export function createMatrixDesk(editor: Editor, ask: AskMatrix): MatrixDesk {
  const store = createStore<DeskState>()(() => start);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The state to which the answers belong that are shown or expected. */
  const asked: {
    matrix?: Project;
    shown?: Scenario;
    compared?: Scenario;
    project?: Project;
    onlyDrawn?: boolean;
  } = {};

  /** The scenarios that are being worked out. */
  const open = new Set<AbortController>();

  const present = () => editor.store.getState().history.present;
  const take = async <Answer>(
    answer: Promise<Answer>,
    use: (answer: Answer) => void,
    isWanted = () => true,
  ) => {
    try {
      use(await answer);
    } catch (error) {
      if (isWanted())
        store.setState({ failure: error instanceof Error ? error.message : String(error) });
    }
  };

  const askMatrix = (project: Project) => {
    if (asked.matrix === project) return;
    asked.matrix = project;
    void take(ask.matrixOf(project), (matrix) => {
      if (asked.matrix === project) store.setState({ matrix, failure: null });
    });
  };
  const askLibrary = () => {
    if (store.getState().library) return;
    void take(ask.ofLibrary(), (library) => store.setState({ library }));
  };
  const askScenario = (project: Project, slot: 'shown' | 'compared', id: string | null) => {
    const scenario = project.scenarios.find((one) => one.id === id);
    if (!scenario) {
      delete asked[slot];
      if (store.getState()[slot] !== null) store.setState({ [slot]: null });
      return;
    }
    const { onlyDrawn } = store.getState();
    const isAsked = asked.project === project && asked.onlyDrawn === onlyDrawn;
    if (asked[slot] === scenario && isAsked) return;
    asked[slot] = scenario;
    const stop = new AbortController();
    open.add(stop);
    let share: number | null = null;
    let isLate = false;
    const tell = () => {
      if (isLate && open.has(stop)) store.setState({ work: { share } });
    };
    const late = setTimeout(() => {
      isLate = true;
      tell();
    }, patience);
    const show = (view: ScenarioView) => {
      if (asked[slot] === scenario && store.getState().onlyDrawn === onlyDrawn)
        store.setState({ [slot]: shownScenario(scenario, view) });
    };
    const watch = {
      signal: stop.signal,
      onFirst: (view: ScenarioView) => {
        // A whole answer to the same supplies stays until the next one: the edit may not bear on it.
        if (store.getState()[slot]?.scenario.supplies !== scenario.supplies) show(view);
      },
      onProgress: (done: number) => {
        share = done;
        tell();
      },
    };
    const answer = ask.scenario(project, scenario.supplies, onlyDrawn, watch).finally(() => {
      clearTimeout(late);
      open.delete(stop);
      if (open.size === 0) store.setState({ work: null });
    });
    void take(answer, show, () => !stop.signal.aborted);
  };
  const refresh = () => {
    const project = present();
    const { view, source, scenario, other } = store.getState();
    if (view !== 'diagram') askMatrix(project);
    if (view !== 'diagram') askLibrary();
    askScenario(project, 'shown', scenario);
    askScenario(project, 'compared', other);
    asked.project = project;
    asked.onlyDrawn = store.getState().onlyDrawn;
    if (source !== 'diagram') askLibrary();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, pause);
  };

  editor.store.subscribe((state, before) => {
    if (state.generation !== before.generation) {
      store.setState({ scenario: null, other: null, cell: null, path: null, matrix: null });
    }
    // A new selection in the diagram is shown next.
    if (state.selection !== before.selection && state.selection.size > 0) {
      store.setState({ cell: null, path: null });
    }
    if (state.history.present !== before.history.present) later();
  });
  const set = (patch: Partial<DeskState>) => {
    store.setState(patch);
    const asks = ['view', 'scenario', 'other', 'source', 'onlyDrawn'] as const;
    if (asks.some((key) => key in patch)) refresh();
  };
  return {
    store,
    set,
    showScenario: (id) =>
      set({ scenario: id, path: null, ...(id === null ? { other: null } : {}) }),
    compareWith: (other) => set({ other }),
    cancel: () => {
      set({ scenario: null, other: null, path: null });
      for (const stop of open) stop.abort();
    },
  };
}

function shownScenario(scenario: Scenario, view: ScenarioView): ShownScenario {
  const byNode = <Change extends ViewChange>(changes: readonly Change[]) =>
    new Map(changes.flatMap((change) => change.nodes.map((id) => [id, change] as const)));
  return { scenario, view, changeOf: byNode(view.changes), quietOf: byNode(view.quiet) };
}

/** What the worker is asked of the kinetic models. Rejects for faults of the program. */
export interface AskModels {
  readonly all: () => Promise<readonly ModelFacts[]>;
  readonly simulate: (wish: ModelWish) => Promise<SimulationAnswer>;
  /** How a model follows one parameter, the others as wished. */
  readonly curve: (
    wish: ModelWish,
    parameter: string,
    factors: readonly number[],
  ) => Promise<ResponseCurve>;
  readonly publishedCurves: () => Promise<ResponseCurve>;
}

/** Asks the worker; started at the first question, and sent a project only once. Rejects for faults of the program. */
export interface AskMatrix {
  matrixOf(project: Project): Promise<MatrixView>;
  ofLibrary(): Promise<MatrixView>;
  scenario(
    project: Project,
    supplies: Scenario['supplies'],
    onlyDrawn: boolean,
    watch?: AnswerWatch<ScenarioView>,
  ): Promise<ScenarioView>;
}

export function createAskMatrix(): AskMatrix & { readonly models: AskModels } {
  let sent: Project | null = null;
  const { ask } = createWorkerClient({
    questions: matrixQuestions,
    start: startWorker,
    onEnded: () => {
      sent = null;
    },
  });
  const inTurn = createTurns<'project'>();
  /** Asks about a project, which the worker has then. */
  const about = async <Answer>(project: Project, question: () => Promise<Answer>) => {
    const { asked } = await inTurn('project', async () => {
      if (sent !== project) {
        const text = await textForWorker(project);
        // If it fails, the following question fails too, and its asker is told.
        void ask('project', text);
        sent = project;
      }
      return { asked: question() };
    });
    return asked;
  };
  return {
    matrixOf: async (project) => answerOrThrow(await about(project, () => ask('matrix', null))),
    ofLibrary: async () => answerOrThrow(await ask('library', null)),
    scenario: async (project, supplies, onlyDrawn, watch) => {
      const question = { supplies: [...supplies], onlyDrawn };
      return answerOrThrow(await about(project, () => ask('scenario', question, watch)));
    },
    models: {
      all: async () => answerOrThrow(await ask('models', null)),
      simulate: async (wish) => answerOrThrow(await ask('simulate', wish)),
      curve: async (wish, parameter, factors) => {
        const question = { ...wish, parameter, factors: [...factors] };
        return answerOrThrow(await ask('curve', question));
      },
      publishedCurves: async () => answerOrThrow(await ask('published-curves', null)),
    },
  };
}

function startWorker() {
  const worker = new Worker(new URL('./matrix-worker.ts', import.meta.url), { type: 'module' });
  return toWorkerPort(worker, windowWords.partOfProgram);
}
