import type { KindFamily } from '../../shared/project/kind-facts.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  type NodeKind,
  relationSchema,
  type Relation,
  type Routing,
  confidences,
  type Confidence,
} from '../../shared/project/project-schema.ts';
import { SelectField, type Choice } from '../ui/fields/SelectField.tsx';
import { familyLabels, kindsOf } from '../ui/Swatches.tsx';
import { relations } from '../../shared/project/relations.ts';
import { inspectorWords } from '../../shared/words/inspector.ts';

const families: readonly KindFamily[] = ['matrix', 'neutral', 'drawing'];

/** The kinds that a node can have; without those that could not contain what lies in it, or take its links. */
export function KindField({
  kind,
  mustContain,
  mustConnect,
  onChange,
}: {
  kind: NodeKind | null;
  mustContain: boolean;
  mustConnect: boolean;
  onChange: (kind: NodeKind) => void;
}) {
  const isPossible = (one: NodeKind) =>
    one === kind ||
    ((nodeKinds[one].contains || !mustContain) && (nodeKinds[one].connects || !mustConnect));
  const groups = families.map((family) => ({
    label: familyLabels[family],
    choices: kindsOf(family)
      .filter(isPossible)
      .map((value) => ({ value, label: nodeKinds[value].label })),
  }));
  return (
    <SelectField label={inspectorWords.kind} value={kind} groups={groups} onChange={onChange} />
  );
}

/** All relations, first those that are likely between the two ends. */
export function RelationField({
  relation,
  likely,
  onChange,
}: {
  relation: Relation | null;
  likely: readonly Relation[];
  onChange: (relation: Relation) => void;
}) {
  const toChoice = (value: Relation) => ({ value, label: relations[value].label });
  // The suggestions put a relation that exists already last; here the existing one is the link itself.
  const first = [...likely].sort((a, b) => Number(b === relation) - Number(a === relation));
  const others = relationSchema.options.filter((one) => !likely.includes(one));
  const groups = [
    { label: inspectorWords.likelyHere, choices: first.map(toChoice) },
    { label: likely.length > 0 ? inspectorWords.others : '', choices: others.map(toChoice) },
  ];
  return (
    <SelectField
      label={inspectorWords.relation}
      value={relation}
      groups={groups.filter((group) => group.choices.length > 0)}
      onChange={onChange}
    />
  );
}

const labels = {
  established: 'Established',
  supported: 'Supported',
  contested: 'Contested',
} as const satisfies Record<Confidence, string>;

/** How certain the field is about a link; not every link was judged. */
export function ConfidenceField({
  confidence,
  onChange,
}: {
  /** `null` if several links differ. */
  confidence: Confidence | undefined | null;
  onChange: (confidence: Confidence | undefined) => void;
}) {
  const choices = [
    { value: 'none', label: inspectorWords.notJudged },
    ...confidences.map((value) => ({ value, label: labels[value] })),
  ];
  return (
    <SelectField
      label={inspectorWords.confidence}
      value={confidence === undefined ? 'none' : confidence}
      groups={[{ label: '', choices }]}
      onChange={(value) => onChange(confidences.find((one) => one === value))}
    />
  );
}

export const routings: readonly Choice<Routing>[] = [
  {
    value: 'straight',
    get label() {
      return inspectorWords.straight;
    },
  },
  {
    value: 'orthogonal',
    get label() {
      return inspectorWords.elbow;
    },
  },
  {
    value: 'curved',
    get label() {
      return inspectorWords.curved;
    },
  },
];
