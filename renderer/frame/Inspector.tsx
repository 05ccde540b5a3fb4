import { Suspense, useRef, useEffect, type RefObject } from 'react';
import { indexProject } from '../../shared/graph/project-index.ts';
import { shownProject } from '../editor/editor.ts';
import { useDesk, useEditor, useWorkspace } from '../editor/workbench.tsx';
import { SectionFolds } from '../ui/fields/Section.tsx';
import styles from '../ui/inspector.module.css';
import { loadAtOnce, loadLater } from '../ui/loading.ts';

const ProjectSummary = loadAtOnce(
  async () => (await import('../inspector/ProjectSummary.tsx')).ProjectSummary,
);
const LookPanel = loadLater(async () => (await import('../inspector/LookPanel.tsx')).LookPanel);
const StepsPanel = loadLater(async () => (await import('../history/StepsPanel.tsx')).StepsPanel);
const NodeInspector = loadLater(
  async () => (await import('../inspector/NodeInspector.tsx')).NodeInspector,
);
const CellInspector = loadLater(
  async () => (await import('../matrix/CellInspector.tsx')).CellInspector,
);
const NodeScenario = loadLater(async () => (await import('../scenario/WhyCard.tsx')).NodeScenario);
const LinkInspector = loadLater(
  async () => (await import('../inspector/LinkInspector.tsx')).LinkInspector,
);
const SelectionInspector = loadLater(
  async () => (await import('../inspector/SelectionInspector.tsx')).SelectionInspector,
);
const AnchorInspector = loadLater(
  async () => (await import('../inspector/LinkInspector.tsx')).AnchorInspector,
);

/** The selection in words and fields; the project itself if nothing is selected. */
export function Inspector() {
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  return (
    <div ref={panel} className={styles['inspector']} tabIndex={-1}>
      <SectionFolds>
        <Suspense>
          <Inspected />
        </Suspense>
      </SectionFolds>
    </div>
  );
}

function Inspected() {
  const project = useEditor(shownProject);
  const selection = useEditor((state) => state.selection);
  const hasCell = useDesk((state) => state.cell !== null && state.view !== 'diagram');
  const panel = useWorkspace((state) => state.inspectorPanel);
  const hasScenario = useDesk((state) => state.shown !== null);
  const index = indexProject(project);
  if (panel === 'own-look') return <LookPanel project={project} />;
  if (panel === 'undo-history') return <StepsPanel />;
  if (hasCell) return <CellInspector />;
  if (selection.size === 0) return <ProjectSummary project={project} />;
  const [id = ''] = selection;
  // The key is the element's id: a text typed for one element must never reach the next.
  if (selection.size > 1) {
    return (
      <SelectionInspector
        key={[...selection].join(' ')}
        project={project}
        index={index}
        ids={selection}
      />
    );
  }
  const node = index.nodes.get(id);
  if (node) {
    return (
      <>
        {hasScenario && <NodeScenario id={id} />}
        <NodeInspector key={id} project={project} node={node} />
      </>
    );
  }
  const link = index.links.get(id);
  if (link) return <LinkInspector key={id} project={project} link={link} />;
  const anchorOnLink = index.anchors.get(id);
  return anchorOnLink ? <AnchorInspector key={id} index={index} {...anchorOnLink} /> : null;
}

const focusable = 'button, input, textarea, select, a[href], [tabindex="0"]';

/**
 * Keeps the focus in a panel when the element that had it is removed: a form that closes, a card that is removed, a
 * link that leads to another element. The focus goes to the end of the nearest part that is still there, or to the
 * panel itself, which needs a `tabIndex`.
 */
function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = panel.current;
    if (!root) return undefined;
    let path: readonly Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      path = target instanceof Element ? ancestorsOf(target, root) : [];
    };
    const forgetIfLeft = () =>
      // The event comes before the element is removed.
      queueMicrotask(() => {
        if (path[0]?.isConnected === true && !root.contains(document.activeElement)) path = [];
      });
    const observer = new MutationObserver(() => {
      const hasLost = path[0]?.isConnected === false && document.activeElement === document.body;
      if (!hasLost) return;
      const left = path.find((element) => element.isConnected);
      const next = left?.querySelectorAll<HTMLElement>(focusable);
      ([...(next ?? [])].at(-1) ?? root).focus();
    });
    root.addEventListener('focusin', remember);
    root.addEventListener('focusout', forgetIfLeft);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      root.removeEventListener('focusout', forgetIfLeft);
      observer.disconnect();
    };
  }, [panel]);
}

/** The element itself first, up to but without the root. */
function ancestorsOf(element: Element, root: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) path.push(at);
  return path;
}
