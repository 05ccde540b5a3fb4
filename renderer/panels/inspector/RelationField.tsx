import { relationSchema, type Relation } from '../../../shared/project/link-schema.ts';
import { relations } from '../../../shared/project/relations.ts';
import { SelectField } from '../fields/SelectField.tsx';

/** All relations, those that the two ends make likely in front. */
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
  // The suggestions put last what two things have already; here that is the link itself.
  const first = [...likely].sort((a, b) => Number(b === relation) - Number(a === relation));
  const others = relationSchema.options.filter((one) => !likely.includes(one));
  const groups = [
    { label: 'Likely here', choices: first.map(toChoice) },
    { label: likely.length > 0 ? 'Others' : '', choices: others.map(toChoice) },
  ];
  return (
    <SelectField
      label="Relation"
      value={relation}
      groups={groups.filter((group) => group.choices.length > 0)}
      onChange={onChange}
    />
  );
}
