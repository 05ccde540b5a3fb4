import type { CommandId } from '../../shared/commands.ts';
import type { DiagramPoint } from '../../shared/project/project-schema.ts';

/** The commands that edit what is drawn. */
export type EditingCommand = Extract<
  CommandId,
  | 'cut'
  | 'copy'
  | 'paste'
  | 'duplicate'
  | 'delete'
  | 'paste-style'
  | 'reverse-link'
  | 'group'
  | 'ungroup'
  | 'collapse'
  | 'add-anchor'
  | 'align-left'
  | 'align-centre'
  | 'align-right'
  | 'align-top'
  | 'align-middle'
  | 'align-bottom'
  | 'distribute-across'
  | 'distribute-down'
  | 'stack-across'
  | 'stack-down'
  | 'same-width'
  | 'same-height'
  | 'same-size'
  | 'flip-across'
  | 'flip-down'
  | 'bring-to-front'
  | 'bring-forward'
  | 'send-backward'
  | 'send-to-back'
>;

/** Moves of the selection by the arrow keys. */
export interface Nudging {
  /** Moves the selection by a step of the grid, with `isFine` by one unit. */
  nudge(direction: DiagramPoint, strides: number, isFine: boolean): void;
  /** Keys held down make one undo step, which ends here. */
  finish(): void;
  /** Goes back to before the keys were held; false if no keys were held. */
  cancel(): boolean;
}

/** What edits a diagram: nothing of it is needed before there is one. */
export interface EditingPart<Workbench> {
  readonly runs: Readonly<
    Record<EditingCommand, (workbench: Workbench) => void | Promise<unknown>>
  >;
  readonly listenToClipboard: (workbench: Workbench) => void;
  readonly createNudging: (workbench: Workbench) => Nudging;
}

/** A part that is fetched beside the first view. */
export interface LatePart<Part> {
  /** Uses it at once if it is there, otherwise when it has come. */
  use(withPart: (part: Part) => void | Promise<unknown>): void | Promise<unknown>;
}

/** Begins to fetch a part; again when it is used, if that failed. */
export function fetchBeside<Part>(load: () => Promise<Part>): LatePart<Part> {
  let there: Part | null = null;
  const fetchPart = async () => (there ??= await load());
  const first = fetchPart();
  // Told to whoever uses it.
  first.catch(() => undefined);
  return {
    use: (withPart) => (there === null ? first.catch(fetchPart).then(withPart) : withPart(there)),
  };
}
