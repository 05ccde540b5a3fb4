import { addElements } from '../../shared/edit/add-elements.ts';
import {
  copyFragment,
  fragmentToText,
  pasteFragment,
  textToFragment,
  type Fragment,
} from '../../shared/edit/clipboard.ts';
import { removeElements } from '../../shared/edit/remove.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { limits } from '../../shared/project/limits.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { endpointLocation } from '../../shared/scene/endpoint-location.ts';
import { shownDiagram } from './diagram.ts';
import { isTextField } from './text-field.ts';
import type { Workbench } from './workbench.tsx';

/** How far a copy lies from its original, in diagram units. */
const copyOffset = 20;
