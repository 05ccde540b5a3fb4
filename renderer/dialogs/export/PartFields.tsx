import { useId, useState } from 'react';
import { nameOfNode } from '../../../shared/graph/link-words.ts';
import type { ImageOptions } from '../../../shared/paint/image-options.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { Choice } from '../../ui/Choice.tsx';
import styles from './export.module.css';
import type { OptionFields } from './option-change.ts';

type Part = ImageOptions['part'];

interface PartFieldsProps extends OptionFields {
  readonly project: Project;
  /** Ids of what is selected in the window. */
  readonly selection: readonly string[];
}

/** Which part of the diagram is shown. Not there where there is no choice. */
export function PartFields({ options, onChange, project, selection }: PartFieldsProps) {
  const { part } = options;
  // What was chosen in an earlier image stays on offer.
  const [kept] = useState(() => (part.show === 'elements' ? part.ids : []));
  const ids = selection.length > 0 ? selection : kept;
  const containers = project.nodes.filter(({ kind }) => nodeKinds[kind].contains);
  const [first] = containers;
  const parts: { value: Part['show']; label: string }[] = [
    { value: 'all', label: 'Everything' },
    ...(ids.length > 0 ? [{ value: 'elements', label: 'Selection' } as const] : []),
    ...(first ? [{ value: 'container', label: 'Compartment' } as const] : []),
  ];
  if (parts.length === 1) return null;
  const show = (value: Part['show']) => {
    if (value === 'elements') onChange({ part: { show: value, ids } });
    else if (value === 'all') onChange({ part: { show: value } });
    else if (first) onChange({ part: { show: value, id: first.id } });
  };
  return (
    <>
      <Choice label="Show" value={part.show} options={parts} onChange={show} />
      {part.show === 'container' && (
        <ContainerSelect
          id={part.id}
          choices={containers.map((node) => ({ id: node.id, name: nameOfNode(node) }))}
          onChange={(id) => onChange({ part: { show: 'container', id } })}
        />
      )}
    </>
  );
}

function ContainerSelect({
  id,
  choices,
  onChange,
}: {
  id: string;
  choices: readonly { readonly id: string; readonly name: string }[];
  onChange: (id: string) => void;
}) {
  const fieldId = useId();
  return (
    <div className={styles['select']}>
      <label htmlFor={fieldId}>Compartment or group</label>
      <select id={fieldId} value={id} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </div>
  );
}
