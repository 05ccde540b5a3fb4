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

const title = 'In the body';

const poolLabels = {
  cytosolic: 'In the cell’s fluid',
  vesicular: 'In vesicles',
  released: 'Released, outside the cell',
} as const;
const effectLabels = {
  excites: 'Excites its cell',
  inhibits: 'Inhibits its cell',
  modulates: 'Modulates its cell',
} as const;
const controlLabels = { strong: 'Strong', weak: 'Weak', none: 'None' } as const;
const occasionLabels = {
  low: 'In shortage',
  high: 'In surplus',
  both: 'In shortage and surplus',
} as const;

/** Where a thing is in the body, and how a receptor acts there. */
export function NodeBiologySection({ node }: { node: PathwayNode }) {
  const { editor } = useWorkbench();
  const set = (fields: NodeBiology) => editor.edit(setNodeBiology(node.id, fields));
  return (
    <Section title={title} folded>
      <PlaceField value={node.place} onCommit={(place) => set({ place })} />
      <ChoiceField
        label="Pool"
        value={node.pool}
        choices={pools}
        labels={poolLabels}
        onChange={(pool) => set({ pool })}
      />
      {node.kind === 'receptor' && (
        <>
          <TextField
            label="Coupling (Gs, Gi, Gq, ion channel, …)"
            value={node.coupling ?? ''}
            maxLength={limits.shortTextLength}
            onCommit={(text) => set({ coupling: orNothing(text) })}
          />
          <ChoiceField
            label="Effect"
            value={node.effect}
            choices={receptorEffects}
            labels={effectLabels}
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
    <Section title={title} folded>
      <PlaceField value={link.place} onCommit={(place) => set({ place })} />
      <ChoiceField
        label="Pool that it sees"
        value={link.pool}
        choices={pools}
        labels={poolLabels}
        onChange={(pool) => set({ pool })}
      />
      <NumberField
        label="Share of the branch"
        unit="%"
        value={link.share === undefined ? null : link.share * 100}
        range={{ min: 0, max: 100 }}
        onCommit={(percent) => set({ share: percent / 100 })}
        onClear={() => set({ share: undefined })}
      />
      <ChoiceField
        label="Control of the need"
        value={link.control}
        choices={controls}
        labels={controlLabels}
        onChange={(control) => set({ control })}
      />
      <TextField
        label="Control known from"
        value={link.controlBasis ?? ''}
        maxLength={limits.shortTextLength}
        onCommit={(text) => set({ controlBasis: orNothing(text) })}
      />
      <ChoiceField
        label="Seen"
        value={link.when}
        choices={occasions}
        labels={occasionLabels}
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
      label="Place (tissue, cell or part of one)"
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
    { value: '', label: 'Not said' },
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
      label="On the terminal that releases (presynaptic)"
      value={value === true}
      onChange={(isOn) => onChange(isOn ? true : undefined)}
    />
  );
}

const orNothing = (text: string): string | undefined =>
  text.trim() === '' ? undefined : text.trim();
