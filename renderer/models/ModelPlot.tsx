import { layOutPlot, type PlotRequest } from '../../shared/kinetics/line-plot.ts';
import { changeWords, type ResponseCurve } from '../../shared/kinetics/model-view.ts';
import styles from './models.module.css';
import { labWords } from '../../shared/words/lab.ts';

const size = { width: 600, height: 260 } as const;
const margins = { top: 12, right: 190, bottom: 44, left: 52 } as const;
const nameHeight = 16;

/** A curve as lines with their names at their ends, and the same numbers as a table. */
export function ModelPlot({
  curve,
  title,
  across,
  scale,
  now,
}: {
  readonly curve: ResponseCurve;
  /** What the plot shows, in a sentence. */
  readonly title: string;
  /** What the axis across is. */
  readonly across: string;
  readonly scale: PlotRequest['scale'];
  /** The factor that is set now, which is marked. */
  readonly now?: number;
}) {
  const { factors, series } = curve;
  const plot = layOutPlot({
    at: factors,
    series: series.map(({ changes }) => ({ values: changes })),
    ...size,
    margins,
    scale,
    nameHeight,
  });
  const { frame } = plot;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  return (
    <figure className={styles['figure']}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
        {plot.up.map(({ value, at }) => (
          <g key={value}>
            <line
              x1={frame.x}
              x2={right}
              y1={at}
              y2={at}
              data-part={value === 0 ? 'zero' : 'rule'}
            />
            <text x={frame.x - 6} y={at} dy="0.35em" textAnchor="end">
              {changeWords(value).replace('.0', '')}
            </text>
          </g>
        ))}
        {plot.across.map(({ value, at }) => (
          <g key={value}>
            <line x1={at} x2={at} y1={bottom} y2={bottom + 4} data-part="tick" />
            <text x={at} y={bottom + 16} textAnchor="middle">
              × {value}
            </text>
          </g>
        ))}
        <text x={frame.x + frame.width / 2} y={size.height - 6} textAnchor="middle">
          {across}
        </text>
        {now !== undefined && (
          <line
            x1={plot.positionOf(now)}
            x2={plot.positionOf(now)}
            y1={frame.y}
            y2={bottom}
            data-part="now"
          />
        )}
        {series.map(({ id, name }, at) => {
          const line = plot.lines[at];
          if (!line?.end) return null;
          return (
            <g key={id} data-line={at % lineLooks}>
              <path d={line.path} data-part="line" />
              <path
                d={`M${line.end.x} ${line.end.y}L${right + 10} ${line.nameAt}`}
                data-part="leader"
              />
              <text x={right + 14} y={line.nameAt} dy="0.35em">
                {shortened(name)}
              </text>
            </g>
          );
        })}
      </svg>
      <CurveTable curve={curve} title={title} across={across} />
    </figure>
  );
}

/** How many colours and dashes the style sheet has. */
const lineLooks = 8;

const longestName = 28;

/** The whole name is in the list beside and in the table. */
function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}

/** The rows of a table are those that the axis names, or all if they are few. */
function CurveTable({
  curve,
  title,
  across,
}: {
  curve: ResponseCurve;
  title: string;
  across: string;
}) {
  const { factors, series } = curve;
  const every = Math.max(1, Math.round(factors.length / 12));
  return (
    <details className={styles['fold']}>
      <summary>{labWords.asTable}</summary>
      <table className={styles['table']}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{across}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {factors.map((factor, at) =>
            at % every !== 0 ? null : (
              <tr key={factor}>
                <th scope="row">× {Number(factor.toPrecision(3))}</th>
                {series.map(({ id, changes }) => (
                  <td key={id}>{cellWords(changes[at])}</td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </details>
  );
}

function cellWords(change: number | null | undefined): string {
  return change === null || change === undefined
    ? labWords.noStableSteadyState
    : changeWords(change);
}
