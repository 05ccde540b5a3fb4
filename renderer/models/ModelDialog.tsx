import { useEffect, useId, useState } from 'react';
import type { ModelFacts, ModelInput, ResponseCurve } from '../../shared/kinetics/model-view.ts';
import type { AskedModel } from '../../shared/whatif/view.ts';
import type { SimulationAnswer } from '../editor/matrix-messages.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/fields/SelectField.tsx';
import { useLoaded } from '../ui/loading.ts';
import {
  curveFactors,
  factorOf,
  factorWords,
  startSetting,
  stopsWith,
  toggleOutput,
  withFactor,
  withVariant,
  type ModelSetting,
} from './model-setting.ts';
import { ModelPlot } from './ModelPlot.tsx';
import { SimulationTables } from './ModelTables.tsx';
import styles from './models.module.css';
import { labWords } from '../../shared/words/lab.ts';

/** The kinetic models of the program: what is in them, and what they answer when something is turned. */
export function ModelDialog({ asked }: { asked?: AskedModel }) {
  const { models } = useWorkbench();
  const close = useCloseDialog();
  const all = useLoaded(models.all);
  return (
    <Dialog
      title={labWords.kineticModels}
      width="full"
      onClose={close}
      actions={
        <>
          <p className={styles['caution']}>{labWords.whatPublishedEquationsAnswerForCells}</p>
          <Button look="primary" onClick={close} data-initial-focus>
            {labWords.close}
          </Button>
        </>
      }
    >
      {all instanceof Error ? (
        <p role="alert">{all.message}</p>
      ) : all === null ? (
        <p role="status">{labWords.loadingModels}</p>
      ) : (
        <Models all={all} asked={asked} />
      )}
    </Dialog>
  );
}

function Models({ all, asked }: { all: readonly ModelFacts[]; asked: AskedModel | undefined }) {
  const first = all.find(({ id }) => id === asked?.model) ?? all[0];
  const [setting, setSetting] = useState(() => first && startSetting(first, asked));
  const facts = all.find(({ id }) => id === setting?.wish.model);
  if (!setting || !facts) return null;
  const choose = (id: string) => {
    const next = all.find((one) => one.id === id);
    if (next) setSetting(startSetting(next, asked?.model === id ? asked : undefined));
  };
  return (
    <div className={styles['model']}>
      <div className={styles['controls']}>
        <SelectField
          label={labWords.model}
          value={facts.id}
          groups={[
            { label: '', choices: all.map(({ id }) => ({ value: id, label: nameOfModel(id) })) },
          ]}
          onChange={choose}
        />
        <SelectField
          label={labWords.variant}
          value={setting.wish.variant ?? ''}
          groups={[
            {
              label: '',
              choices: [
                { value: '', label: labWords.asPublished },
                ...facts.variants.map(({ id, name }) => ({ value: id, label: name })),
              ],
            },
          ]}
          onChange={(variant) => setSetting(withVariant(setting, variant))}
        />
        {facts.together !== '' && <p className={styles['quiet']}>{facts.together}</p>}
        <Inputs facts={facts} setting={setting} onChange={setSetting} />
        <Button
          disabled={Object.keys(setting.wish.multiply).length === 0}
          onClick={() => setSetting({ ...setting, wish: { ...setting.wish, multiply: {} } })}
        >
          {labWords.allAsPublished}
        </Button>
      </div>
      <Answers facts={facts} setting={setting} onChange={setSetting} />
    </div>
  );
}

/** "Serotonin", "Folate and methionine, joined": models are named after what they are about. */
function nameOfModel(id: string): string {
  const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
  return name.includes('+') ? `${name.split('+').join(' and ')}, joined` : name;
}

interface PartProps {
  readonly facts: ModelFacts;
  readonly setting: ModelSetting;
  readonly onChange: (setting: ModelSetting) => void;
}

function Inputs({ facts, setting, onChange }: PartProps) {
  return (
    <fieldset className={styles['inputs']}>
      <legend>{labWords.inputsAsFactorOfPublishedModel}</legend>
      {facts.inputs.map((input) => (
        <FactorSlider
          key={input.id}
          input={input}
          factor={factorOf(setting, input.id)}
          onChange={(factor) => onChange(withFactor(setting, input.id, factor))}
        />
      ))}
    </fieldset>
  );
}

function FactorSlider({
  input,
  factor,
  onChange,
}: {
  input: ModelInput;
  factor: number;
  onChange: (factor: number) => void;
}) {
  const id = useId();
  // The stops stay while the slider is open: one that a scenario assumed can be found again.
  const [stops] = useState(() => stopsWith(factor));
  const words = factorWords(input, factor);
  return (
    <div className={styles['slider']} data-turned={factor !== 1 || undefined}>
      <label htmlFor={id}>{input.name}</label>
      <output htmlFor={id}>{words}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={stops.indexOf(factor)}
        aria-valuetext={words}
        onChange={({ target }) => onChange(stops[Number(target.value)] ?? 1)}
      />
    </div>
  );
}

/** What the models answer to the setting; while a new answer is worked out, the last one stays. */
function Answers({ facts, setting, onChange }: PartProps) {
  const { answer, failure, isBusy } = useAnswer(setting);
  const input = facts.inputs.find(({ id }) => id === setting.input);
  if (failure !== null) return <p role="alert">{failure}</p>;
  const isOurs = answer?.setting.wish.model === facts.id;
  return (
    <div className={styles['answers']} aria-busy={isBusy}>
      <h3>{facts.title}</h3>
      <p role="status" className={styles['quiet']}>
        {isBusy ? labWords.workingItOut : statusOf(answer?.simulation)}
      </p>
      {isOurs && answer && input && (
        <>
          <section>
            <h3>{labWords.responseTo(input.name)}</h3>
            <OutputChoice facts={facts} setting={setting} onChange={onChange} />
            <ModelPlot
              curve={shownOf(answer.curve, setting.outputs)}
              title={labWords.changeOfEachAmountOrRate(input.name)}
              across={labWords.timesPublishedValue(input.name)}
              scale="log"
              now={factorOf(setting, input.id)}
            />
          </section>
          {answer.simulation.told && (
            <SimulationTables told={answer.simulation.told} facts={facts} />
          )}
          <Published model={facts.id} />
        </>
      )}
    </div>
  );
}

function statusOf(simulation: SimulationAnswer | undefined): string {
  if (simulation === undefined) return '';
  return simulation.told === null ? simulation.because : labWords.stableSteadyStateWasFound;
}

function shownOf({ factors, series }: ResponseCurve, outputs: readonly string[]): ResponseCurve {
  return { factors, series: series.filter(({ id }) => outputs.includes(id)) };
}

function OutputChoice({ facts, setting, onChange }: PartProps) {
  return (
    <fieldset className={styles['outputs']}>
      <legend>{labWords.lines}</legend>
      {facts.outputs.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={setting.outputs.includes(id)}
            onChange={() => onChange(toggleOutput(setting, id))}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** The models whose publications show curves. */
const withMeals: ReadonlySet<string> = new Set(['serotonin', 'dopamine']);

/** What both publications are known for: meals move serotonin, and hardly dopamine. */
function Published({ model }: { model: string }) {
  const { models } = useWorkbench();
  const curve = useLoaded(models.publishedCurves);
  if (!withMeals.has(model) || curve === null) return null;
  if (curve instanceof Error) return <p role="alert">{curve.message}</p>;
  return (
    <section>
      <h3>{labWords.overAminoAcidsOfMeals}</h3>
      <ModelPlot
        curve={curve}
        title={labWords.serotoninOverTryptophanInBloodAnd}
        across={labWords.tryptophanOrTyrosineInBloodTimes}
        scale="linear"
      />
      <p className={styles['quiet']}>{labWords.computedFromPublishedEquationsPublicationsSay}</p>
    </section>
  );
}

interface Answer {
  readonly setting: ModelSetting;
  readonly simulation: SimulationAnswer;
  readonly curve: ResponseCurve;
}

/** Milliseconds: a slider that is dragged asks where it rests. */
const pause = 80;

function useAnswer(setting: ModelSetting) {
  const { models } = useWorkbench();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { wish, input } = setting;
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      try {
        const simulation = await models.simulate(wish);
        const curve = await models.curve(wish, input, curveFactors);
        if (isWanted) setAnswer({ setting: { wish, input, outputs: [] }, simulation, curve });
      } catch (error) {
        if (isWanted) setFailure(error instanceof Error ? error.message : String(error));
      }
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [models, wish, input]);
  const isBusy = answer?.setting.wish !== wish || answer.setting.input !== input;
  return { answer, failure, isBusy };
}
