import { confidences, type Confidence } from '../../../shared/project/annotation-schema.ts';
import { SelectField } from '../fields/SelectField.tsx';

const labels = {
  established: 'Established',
  supported: 'Supported',
  contested: 'Contested',
} as const satisfies Record<Confidence, string>;

/** How sure the field is of a link; not every link was judged. */
export function ConfidenceField({
  confidence,
  onChange,
}: {
  confidence: Confidence | undefined;
  onChange: (confidence: Confidence | undefined) => void;
}) {
  const choices = [
    { value: 'none', label: 'Not judged' },
    ...confidences.map((value) => ({ value, label: labels[value] })),
  ];
  return (
    <SelectField
      label="Confidence"
      value={confidence ?? 'none'}
      groups={[{ label: '', choices }]}
      onChange={(value) => onChange(confidences.find((one) => one === value))}
    />
  );
}
