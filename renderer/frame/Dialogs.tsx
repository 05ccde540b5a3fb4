import type { ComponentType, ReactNode } from 'react';
import { aboutDialogs } from '../about/actions.ts';
import { compareDialogs } from '../compare/actions.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import type { AllDialogs, DialogName, DialogProps, OpenDialog } from '../editor/workspace.ts';
import { exportDialogs } from '../export/actions.ts';
import { filesDialogs } from '../files/actions.ts';
import { guideDialogs } from '../guide/actions.ts';
import { historyDialogs } from '../history/actions.ts';
import { inspectorDialogs } from '../inspector/actions.ts';
import { labDialogs } from '../lab/actions.ts';
import { libraryDialogs } from '../library/actions.ts';
import { findDialogs } from '../find/actions.ts';
import { modelsDialogs } from '../models/actions.ts';
import { paletteDialogs } from '../palette/actions.ts';
import { preferencesDialogs } from '../preferences/actions.ts';
import { referencesDialogs } from '../references/actions.ts';
import { reportDialogs } from '../report/actions.ts';
import { suggestDialogs } from '../suggest/actions.ts';
import { DialogBoundary } from './PartBoundary.tsx';

/** Every dialog. Adding one means an entry in its feature's table and one in `editor/workspace.ts`. */
const dialogs: AllDialogs = {
  ...aboutDialogs,
  ...compareDialogs,
  ...exportDialogs,
  ...filesDialogs,
  ...guideDialogs,
  ...historyDialogs,
  ...inspectorDialogs,
  ...labDialogs,
  ...libraryDialogs,
  ...findDialogs,
  ...modelsDialogs,
  ...paletteDialogs,
  ...preferencesDialogs,
  ...referencesDialogs,
  ...reportDialogs,
  ...suggestDialogs,
};

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useWorkspace((state) => state.dialog);
  return dialog && <DialogBoundary key={dialog.name}>{elementOf(dialog)}</DialogBoundary>;
}

function elementOf<Name extends DialogName>(dialog: OpenDialog<Name>): ReactNode {
  return elementFrom<DialogProps[Name]>(dialogs[dialog.name], dialog);
}

function elementFrom<Props extends object>(Dialog: ComponentType<Props>, props: Props): ReactNode {
  return <Dialog {...props} />;
}
