import { useStore, ViewportPortal } from '@xyflow/react';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import {
  type Link,
  type PathwayNode,
  limits,
  type DiagramPoint,
} from '../../shared/project/project-schema.ts';
import { type DrawnDiagram, centreOf } from '../../shared/scene/primitives.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { useWorkspace, useWorkbench } from '../editor/workbench.tsx';
import { retypeLabel } from '../../shared/edit/set-element-properties.ts';
import { typedLabel } from '../../shared/text/rich-text.ts';
import { TextMarks } from '../ui/fields/TextMarks.tsx';
import { keepingTextWhole } from '../../shared/edit/move-and-resize.ts';
import styles from './Canvas.module.css';
import { canvasWords } from '../../shared/words/canvas.ts';

/** The least scale at which a person can read what is typed. */
const legible = 0.9;

/** The field for a label, over all that is drawn: in the middle of its node, or where the label of its link is. */
export function RenameOverlay() {
  const renaming = useWorkspace((state) => state.renaming);
  const zoom = useStore((state) => state.transform[2]);
  const diagram = useShownDiagram();
  const field = renaming === null ? undefined : fieldFor(diagram, renaming);
  if (!field) return null;
  const { element, at, width } = field;
  const scale = Math.max(1, legible / zoom);
  return (
    <ViewportPortal>
      <div
        className={styles['rename-box']}
        style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${scale})`, width }}
      >
        <RenameField key={element.id} element={element} />
      </div>
    </ViewportPortal>
  );
}

interface Field {
  readonly element: PathwayNode | Link;
  readonly at: DiagramPoint;
  /** Diagram units; the field itself has a least width. */
  readonly width: number;
}

function fieldFor({ nodes, links }: DrawnDiagram, id: string): Field | undefined {
  const node = nodes.get(id)?.node;
  if (node) return { element: node, at: centreOf(node), width: node.width };
  const drawn = links.get(id);
  return drawn && { element: drawn.link, at: drawn.labelAt, width: 0 };
}

/**
 * A field to type a label where it is shown. Enter or leaving keeps the text, Shift+Enter breaks the line, Escape drops
 * it.
 */
function RenameField({ element }: { element: PathwayNode | Link }) {
  const before = typedLabel(element);
  const { editor, workspace, canvas } = useWorkbench();
  const field = useRef<HTMLTextAreaElement>(null);
  const isDropped = useRef(false);
  const [isTyped, setTyped] = useState(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const edit = () => {
    const text = field.current?.value ?? before;
    if (!isDropped.current && text !== before)
      editor.edit(keepingTextWhole(element.id, retypeLabel(element.id, text)));
  };
  const keep = () => {
    edit();
    workspace.set({ renaming: null });
  };
  useEffect(
    () => (isTyped ? editor.beginTyping(keep, edit) : undefined),
    // It reads the field when it is called; of the element only the id, which does not change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [isTyped, editor],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    // The application's own shortcuts act on the diagram with this text in it; other keys belong to the field.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    const isInField = event.target === field.current;
    const isKept = isInField && event.key === 'Enter' && !event.shiftKey;
    if (!isKept && event.key !== 'Escape') return;
    event.preventDefault();
    isDropped.current = event.key === 'Escape';
    keep();
    canvas.current?.focus();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) keep();
  };
  return (
    <div className={`nodrag nopan nowheel ${styles['renameGroup']}`} onBlur={onBlur}>
      <textarea
        ref={field}
        className={styles['renameField']}
        aria-label={canvasWords.label}
        defaultValue={before}
        maxLength={limits.labelLength}
        rows={Math.min(6, before.split('\n').length)}
        onInput={(event) => setTyped(event.currentTarget.value !== before)}
        onKeyDown={onKeyDown}
      />
      <div className={styles['renameMarks']} onKeyDown={onKeyDown} role="presentation">
        <TextMarks
          field={field}
          onChange={(text) => {
            if (field.current) field.current.value = text;
            setTyped(text !== before);
          }}
        />
      </div>
    </div>
  );
}
