import { setLinkBiology, setNodeBiology } from '../../shared/edit/set-biology.ts';
import type { LinkBiology, NodeBiology } from '../../shared/project/biology.ts';
import {
  pools,
  receptorEffects,
  type PathwayNode,
  controls,
  occasions,
  type Link,
  limits,
} from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { NumberField, TextField } from '../ui/fields/InputFields.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { CheckField, SelectField } from '../ui/fields/SelectField.tsx';
import { inspectorWords } from '../../shared/words/inspector.ts';

const controlLabels = { strong: 'Strong', weak: 'Weak', none: 'None' } as const;
/** Where a thing is in the body, and how a receptor acts there. */
export function NodeBiologySection({ node }: { node: PathwayNode }) {
  const { editor } = useWorkbench();
  const set = (fields: NodeBiology) => editor.edit(setNodeBiology(node.id, fields));
  return (
    <Section title={inspectorWords.inBody} folded>
      <PlaceField value={node.place} onCommit={(place) => set({ place })} />
      <ChoiceField
        label={inspectorWords.pool}
        value={node.pool}
        choices={pools}
        labels={inspectorWords.poolLabels}
        onChange={(pool) => set({ pool })}
      />
      {node.kind === 'receptor' && (
        <>
          <TextField
            label={inspectorWords.couplingGsGiGqIonChannel}
            value={node.coupling ?? ''}
            maxLength={limits.shortTextLength}
            onCommit={(text) => set({ coupling: orNothing(text) })}
          />
          <ChoiceField
            label={inspectorWords.effect}
            value={node.effect}
            choices={receptorEffects}
            labels={inspectorWords.effectLabels}
            onChange={(effect) => set({ effect })}
          />
          <PresynapticField
            value={node.presynaptic}
            onChange={(presynaptic) => set({ presynaptic })}
          />
        </>
      )}
    </Section>
  );
}

/** Where a step happens, how much of the flux it takes, how far a need limits it, and when an influence counts. */
export function LinkBiologySection({ link }: { link: Link }) {
  const { editor } = useWorkbench();
  const set = (fields: LinkBiology) => editor.edit(setLinkBiology(link.id, fields));
  return (
    <Section title={inspectorWords.inBody} folded>
      <PlaceField value={link.place} onCommit={(place) => set({ place })} />
      <ChoiceField
        label={inspectorWords.poolThatItSees}
        value={link.pool}
        choices={pools}
        labels={inspectorWords.poolLabels}
        onChange={(pool) => set({ pool })}
      />
      <NumberField
        label={inspectorWords.shareOfBranch}
        unit="%"
        value={link.share === undefined ? null : link.share * 100}
        range={{ min: 0, max: 100 }}
        onCommit={(percent) => set({ share: percent / 100 })}
        onClear={() => set({ share: undefined })}
      />
      <ChoiceField
        label={inspectorWords.controlOfNeed}
        value={link.control}
        choices={controls}
        labels={controlLabels}
        onChange={(control) => set({ control })}
      />
      <TextField
        label={inspectorWords.controlKnownFrom}
        value={link.controlBasis ?? ''}
        maxLength={limits.shortTextLength}
        onCommit={(text) => set({ controlBasis: orNothing(text) })}
      />
      <ChoiceField
        label={inspectorWords.seen}
        value={link.when}
        choices={occasions}
        labels={inspectorWords.occasionLabels}
        onChange={(when) => set({ when })}
      />
      <PresynapticField value={link.presynaptic} onChange={(presynaptic) => set({ presynaptic })} />
    </Section>
  );
}

function PlaceField({
  value,
  onCommit,
}: {
  value: string | undefined;
  onCommit: (place: string | undefined) => void;
}) {
  return (
    <TextField
      label={inspectorWords.placeTissueCellOrPartOf}
      value={value ?? ''}
      maxLength={limits.shortTextLength}
      onCommit={(text) => onCommit(orNothing(text))}
    />
  );
}

function ChoiceField<Value extends string>({
  label,
  value,
  choices,
  labels,
  onChange,
}: {
  label: string;
  value: Value | undefined;
  choices: readonly Value[];
  labels: Readonly<Record<Value, string>>;
  onChange: (value: Value | undefined) => void;
}) {
  const options = [
    { value: '', label: inspectorWords.notSaid },
    ...choices.map((one) => ({ value: one, label: labels[one] })),
  ];
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      groups={[{ label: '', choices: options }]}
      onChange={(chosen) => onChange(choices.find((one) => one === chosen))}
    />
  );
}

function PresynapticField({
  value,
  onChange,
}: {
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}) {
  return (
    <CheckField
      label={inspectorWords.onTerminalThatReleasesPresynaptic}
      value={value === true}
      onChange={(isOn) => onChange(isOn ? true : undefined)}
    />
  );
}

const orNothing = (text: string): string | undefined =>
  text.trim() === '' ? undefined : text.trim();
