import type { CommandId } from '../../shared/commands.ts';
import { fetchBeside } from '../ui/loading.ts';

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

/** What edits a diagram: nothing of it is needed before there is one. */
export const editing = fetchBeside(() => import('./editing.ts'));
