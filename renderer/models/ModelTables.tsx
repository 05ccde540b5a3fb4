import {
  amountWords,
  changeWords,
  unitWords,
  type ModelFacts,
  type ToldSimulation,
} from '../../shared/kinetics/model-view.ts';
import { doiAddress, readDoi } from '../../shared/references/identifiers.ts';
import { WebLink } from '../ui/WebLink.tsx';
import styles from './models.module.css';

/** What a setting changes, and what a reader must know beside it. */
export function SimulationTables({ told, facts }: { told: ToldSimulation; facts: ModelFacts }) {
  const { assumptions, limits, sources } = told;
  return (
    <>
      {Object.keys(told.set).length > 0 && <Changes told={told} facts={facts} />}
      <Lines title="Assumptions" lines={assumptions} />
      <Lines title="Limits" lines={limits} />
      <section>
        <h3>Sources</h3>
        <ul>
          {sources.map(({ citation, doi }) => (
            <li key={citation}>
              {citation}
              {doi !== undefined && readDoi(doi) === doi && (
                <>
                  {'. '}
                  <WebLink url={doiAddress(doi)}>doi:{doi}</WebLink>
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
      <SteadyState told={told} />
      <Parameters facts={facts} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{unitWords(line)}</li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ told: { changes }, facts }: { told: ToldSimulation; facts: ModelFacts }) {
  return (
    <section>
      <h3>Change against the base</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Amount or rate</th>
            <th scope="col">Base</th>
            <th scope="col">Now</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ base, value, unit, relativeChange }, at) => (
            <tr key={facts.outputs[at]?.id}>
              <th scope="row">{facts.outputs[at]?.name}</th>
              <td>
                {amountWords(base)} {unitWords(unit)}
              </td>
              <td>
                {amountWords(value)} {unitWords(unit)}
              </td>
              <td>
                <b>{changeWords(relativeChange)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SteadyState({ told: { steadyState } }: { told: ToldSimulation }) {
  return (
    <details className={styles['fold']}>
      <summary>Steady state ({steadyState.length})</summary>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Amount or rate</th>
            <th scope="col">Value</th>
            <th scope="col">Published</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {steadyState.map(({ id, model, name, unit, value, published, source }) => (
            <tr key={`${model ?? ''} ${id}`}>
              <th scope="row">
                {name}
                {model !== undefined && ` (${model})`}
              </th>
              <td>
                {amountWords(value)} {unitWords(unit)}
              </td>
              <td>{published ?? '–'}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Parameters({ facts: { parameters } }: { facts: ModelFacts }) {
  return (
    <details className={styles['fold']}>
      <summary>Parameters ({parameters.length})</summary>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Value</th>
            <th scope="col">Species</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ id, meaning, value, unit, source, organism }) => (
            <tr key={id}>
              <th scope="row">
                {meaning} <code>{id}</code>
              </th>
              <td>
                {amountWords(value)} {unit === '1' ? '' : unit}
              </td>
              <td>{organism ?? 'not known'}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
