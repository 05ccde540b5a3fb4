import { setMarkers } from '../../shared/edit/scenarios.ts';
import { describeMarker } from '../../shared/lab/marker-status.ts';
import type { Scenario } from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import inspectorStyles from '../panels/inspector/inspector.module.css';
import styles from './why.module.css';

/** The lab values that were kept with a scenario, and the way to be rid of them. */
export function KeptMarkers({ scenario: { id, markers = [] } }: { scenario: Scenario }) {
  const { editor } = useWorkbench();
  if (markers.length === 0) return null;
  return (
    <fieldset className={styles['supplies']}>
      <legend>Lab values in this project</legend>
      <ul>
        {markers.map((marker, at) => (
          // The same marker may be there twice, and nothing else tells the two apart.
          <li key={at}>
            <bdi>{marker.name}</bdi>
            <span>{describeMarker(marker)}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={inspectorStyles['button']}
        onClick={() => editor.edit(setMarkers(id, []))}
      >
        Take the values out
      </button>
    </fieldset>
  );
}
