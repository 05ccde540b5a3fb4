import { scenarioCaution } from '../../shared/matrix/roles.ts';
import { useDesk, useWorkspace } from '../editor/workbench.tsx';

/** The caution that belongs to every scenario, once on the screen: in the first view that shows it. */
export function ScenarioCaution({
  view,
  className,
}: {
  view: 'what-if' | 'matrix' | 'inspector';
  className?: string | undefined;
}) {
  const hasPanel = useWorkspace(
    ({ settings, libraryTab }) => settings.libraryOpen && libraryTab === 'what-if',
  );
  const hasMatrix = useDesk((state) => state.view !== 'diagram' && state.shown !== null);
  const first = hasPanel ? 'what-if' : hasMatrix ? 'matrix' : 'inspector';
  return view === first ? <p className={className}>{scenarioCaution}</p> : null;
}
