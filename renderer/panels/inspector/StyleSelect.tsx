import { SelectField } from '../fields/SelectField.tsx';

/** A choice that can also be left to the kind or relation; `null` where several elements differ. */
export function StyleSelect<Value extends string>({
  label,
  value,
  inherited,
  labels,
  onChange,
}: {
  label: string;
  value: Value | null | undefined;
  /** How "not set" reads: "As kind", "As relation". */
  inherited: string;
  labels: Readonly<Record<Value, string>>;
  onChange: (value: Value | undefined) => void;
}) {
  // The keys of a record over Value are its values.
  const values = Object.keys(labels) as Value[];
  const choices = [
    { value: '', label: inherited },
    ...values.map((one) => ({ value: one as string, label: labels[one] })),
  ];
  return (
    <SelectField
      label={label}
      value={value === null ? null : (value ?? '')}
      groups={[{ label: '', choices }]}
      onChange={(chosen) => onChange(values.find((one) => one === chosen))}
    />
  );
}
