import { nodeKinds, type KindFamily } from '../../../shared/project/node-kinds.ts';
import type { NodeKind } from '../../../shared/project/node-schema.ts';
import { SelectField } from '../fields/SelectField.tsx';
import { familyLabels, kindsOf } from '../kind-order.ts';

const families: readonly KindFamily[] = ['matrix', 'neutral', 'drawing'];

/** The kinds that a node can be; not those that could not hold what lies in it, or take its links. */
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
  return <SelectField label="Kind" value={kind} groups={groups} onChange={onChange} />;
}
