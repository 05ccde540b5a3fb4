import { kindsOf } from '../kind-order.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { addNamedNode } from '../../editor/placing.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { KindSwatch } from '../KindSwatch.tsx';
import styles from '../panel.module.css';

/** The way on when the library does not know a name: a node of that name, of a kind to choose. */
export function NothingFound({ text }: { text: string }) {
  const workbench = useWorkbench();
  const kinds = [...kindsOf('matrix'), ...kindsOf('neutral')];
  return (
    <div className={styles['scroll']}>
      <p className={styles['empty']}>The library has nothing called “{text}”.</p>
      <p className={styles['empty']} id="place-as">
        Place “{text}” as:
      </p>
      <ul className={styles['choices']} aria-labelledby="place-as">
        {kinds.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => addNamedNode(workbench, kind, text)}>
              <KindSwatch kind={kind} />
              {nodeKinds[kind].label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
