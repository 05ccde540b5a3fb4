import { ViewportPortal } from '@xyflow/react';
import { pathData } from '../../shared/paint/markup.ts';
import type { DrawnDiagram } from '../../shared/scene/primitives.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { useDesk } from '../editor/workbench.tsx';
import type { ShownPath, ShownScenario } from '../editor/matrix-desk.ts';
import { levelSigns } from '../../shared/matrix/scenario-words.ts';
import styles from './Canvas.module.css';

/** What the shown scenario does to each node, and the path that was asked for, over the diagram. */
export function ScenarioLayer() {
  const scenario = useDesk((state) => state.shown);
  const path = useDesk((state) => state.path);
  const diagram = useShownDiagram();
  if (!scenario && !path) return null;
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        {path && <PathHalo diagram={diagram} path={path} />}
        {scenario && <Levels diagram={diagram} scenario={scenario} />}
      </svg>
    </ViewportPortal>
  );
}

/** Diagram units between a node and what is drawn round it. */
const gap = 6;

function PathHalo({ diagram, path }: { diagram: DrawnDiagram; path: ShownPath }) {
  return (
    <g className={styles['pathHalo']}>
      {[...path.links].map((id) => {
        const drawn = diagram.links.get(id);
        return drawn && <path key={id} d={pathData(drawn.path)} />;
      })}
      {[...path.nodes].map((id) => {
        const box = diagram.nodes.get(id)?.box;
        return (
          box && (
            <rect
              key={id}
              x={box.x - gap}
              y={box.y - gap}
              width={box.width + 2 * gap}
              height={box.height + 2 * gap}
              rx={10}
            />
          )
        );
      })}
    </g>
  );
}

/** A frame whose colour and dashes, and a sign whose shape, tell the level. */
function Levels({ diagram, scenario }: { diagram: DrawnDiagram; scenario: ShownScenario }) {
  return [...scenario.changeOf].map(([id, { level, isSupply }]) => {
    const box = diagram.nodes.get(id)?.box;
    return (
      box && (
        <g key={id} className={styles['level']} data-level={level} data-supply={isSupply}>
          <rect x={box.x - 4} y={box.y - 4} width={box.width + 8} height={box.height + 8} rx={8} />
          <circle cx={box.x + box.width} cy={box.y} r={9} />
          <text x={box.x + box.width} y={box.y + 4.2}>
            {levelSigns[level]}
          </text>
        </g>
      )
    );
  });
}
