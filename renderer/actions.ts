import type { CommandId } from '../shared/commands.ts';
import { aboutActions } from './about/actions.ts';
import { arrangeActions } from './arrange/actions.ts';
import { canvasActions } from './canvas/actions.ts';
import { compareActions } from './compare/actions.ts';
import { editorActions, type Action } from './editor/actions.ts';
import type { EditorState } from './editor/editor.ts';
import type { Workbench } from './editor/workbench.tsx';
import { exportActions } from './export/actions.ts';
import { filesActions } from './files/actions.ts';
import { frameActions } from './frame/actions.ts';
import { guideActions } from './guide/actions.ts';
import { historyActions } from './history/actions.ts';
import { inspectorActions } from './inspector/actions.ts';
import { labActions } from './lab/actions.ts';
import { layersActions } from './layers/actions.ts';
import { libraryActions } from './library/actions.ts';
import { findActions } from './find/actions.ts';
import { modelsActions } from './models/actions.ts';
import { paletteActions } from './palette/actions.ts';
import { preferencesActions } from './preferences/actions.ts';
import { problemsActions } from './problems/actions.ts';
import { referencesActions } from './references/actions.ts';
import { reportActions } from './report/actions.ts';
import { startActions } from './start/actions.ts';
import { suggestActions } from './suggest/actions.ts';
import { templatesActions } from './templates/actions.ts';

/** What each command does. Adding one means an entry in its feature's table and one in `shared/commands.ts`. */
export const actions: Record<CommandId, Action> = {
  ...aboutActions,
  ...arrangeActions,
  ...canvasActions,
  ...compareActions,
  ...editorActions,
  ...exportActions,
  ...filesActions,
  ...frameActions,
  ...guideActions,
  ...historyActions,
  ...inspectorActions,
  ...labActions,
  ...layersActions,
  ...libraryActions,
  ...findActions,
  ...modelsActions,
  ...paletteActions,
  ...preferencesActions,
  ...problemsActions,
  ...referencesActions,
  ...reportActions,
  ...startActions,
  ...suggestActions,
  ...templatesActions,
};

export function isCommandEnabled(id: CommandId, state: EditorState): boolean {
  return actions[id].isEnabled?.(state) ?? true;
}

/** Undefined for a command that neither switches nor chooses. */
export function isCommandOn(id: CommandId, workbench: Workbench): boolean | undefined {
  return actions[id].isOn?.(workbench);
}
