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
import { labWords } from '../../shared/words/lab.ts';

/** What a setting changes, and what a reader must know beside it. */
export function SimulationTables({ told, facts }: { told: ToldSimulation; facts: ModelFacts }) {
  const { assumptions, limits, sources } = told;
  return (
    <>
      {Object.keys(told.set).length > 0 && <Changes told={told} facts={facts} />}
      <Lines title={labWords.assumptions} lines={assumptions} />
      <Lines title={labWords.limits} lines={limits} />
      <section>
        <h3>{labWords.sources}</h3>
        <ul>
          {sources.map(({ citation, doi }) => (
            <li key={citation}>
              {citation}
              {doi !== undefined && readDoi(doi) === doi && (
                <>
                  {'. '}
                  <WebLink url={doiAddress(doi)}>{labWords.doi(doi)}</WebLink>
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
      <h3>{labWords.changeAgainstBase}</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{labWords.amountOrRate}</th>
            <th scope="col">{labWords.base}</th>
            <th scope="col">{labWords.now}</th>
            <th scope="col">{labWords.change}</th>
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
      <summary>{labWords.steadyState(steadyState.length)}</summary>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{labWords.amountOrRate}</th>
            <th scope="col">{labWords.value}</th>
            <th scope="col">{labWords.published}</th>
            <th scope="col">{labWords.source}</th>
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
      <summary>{labWords.parameters(parameters.length)}</summary>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{labWords.parameter}</th>
            <th scope="col">{labWords.value}</th>
            <th scope="col">{labWords.species}</th>
            <th scope="col">{labWords.source}</th>
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
              <td>{organism ?? labWords.notKnown}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
