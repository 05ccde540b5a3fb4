import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useState } from 'react';
import { saveColor } from '../../../shared/edit/set-project-properties.ts';
import { kindsThat, nodeKinds } from '../../../shared/project/node-kinds.ts';
import { colorSchema, limits } from '../../../shared/project/project-schema.ts';
import { useEditor, useWorkbench, useWorkspace } from '../../editor/workbench.tsx';
import styles from './fields.module.css';
import { partsWords } from '../../../shared/words/parts.ts';

interface ColorChoicesProps {
  /** Of the field that it stands beside. */
  readonly label: string;
  /** The colour that is shown now: `#rrggbb`, perhaps with an alpha; or another word for none. */
  readonly shown: string;
  readonly onChoose: (color: string) => void;
}

/** Colours to choose without the dialog of the system: those put aside, those of the program, and any by its number. */
export function ColorChoices(props: ColorChoicesProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (color: string) => {
    setOpen(false);
    props.onChoose(color);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        type="button"
        aria-label={partsWords.chooseAmongColours(props.label)}
        title={partsWords.chooseAmongColours2}
      >
        <ChevronDown size="0.75rem" aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles['choices']}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={partsWords.coloursFor(props.label)}
          // The canvas must not get keys from here.
          onKeyDown={(event) => event.stopPropagation()}
        >
          <Choices {...props} onChoose={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ shown, onChoose }: ColorChoicesProps) {
  const { editor, workspace } = useWorkbench();
  const ofProject = useEditor((state) => state.history.present.canvas.colors);
  const mine = useWorkspace((state) => state.settings.colors);
  const color = shown.startsWith('#') ? shown.toLowerCase() : null;
  const keepInProject = (isKept: boolean) => {
    if (color !== null) editor.edit(saveColor(color, isKept));
    tell(isKept, partsWords.inThisProject);
  };
  const keepForMe = (isKept: boolean) => {
    const others = mine.filter((one) => one !== color);
    const colors = isKept && color !== null ? [...others, color] : others;
    workspace.changeSettings({ colors: colors.slice(-limits.savedColors) });
    tell(isKept, partsWords.forAllYourProjects);
  };
  const tell = (isKept: boolean, where: string) =>
    workspace.announce(`${color ?? ''} ${isKept ? 'kept' : 'no longer kept'} ${where}.`);
  return (
    <>
      <Swatches
        title={partsWords.inThisProject2}
        colors={ofProject}
        chosen={color}
        onChoose={onChoose}
      />
      <Swatches title={partsWords.mine} colors={mine} chosen={color} onChoose={onChoose} />
      <Swatches
        title={partsWords.ofProgram}
        colors={programColors}
        chosen={color}
        onChoose={onChoose}
      />
      <ColorNumber shown={color ?? ''} onChoose={onChoose} />
      {color !== null && (
        <div className={styles['keep']}>
          <KeepButton
            keep={partsWords.keepInThisProject}
            remove={partsWords.removeFromThisProject}
            isKept={ofProject.includes(color)}
            onKeep={keepInProject}
          />
          <KeepButton
            keep={partsWords.keepForMe}
            remove={partsWords.removeFromMine}
            isKept={mine.includes(color)}
            onKeep={keepForMe}
          />
        </div>
      )}
    </>
  );
}

/** Borders, then fills of the kinds, each once. */
const programColors: readonly string[] = [
  ...new Set(
    (['border', 'fill'] as const).flatMap((part) =>
      kindsThat(({ light }) => light[part].length === 7).map((kind) => nodeKinds[kind].light[part]),
    ),
  ),
];

interface SwatchesProps {
  readonly title: string;
  readonly colors: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (color: string) => void;
}

function Swatches({ title, colors, chosen, onChoose }: SwatchesProps) {
  const id = useId();
  if (colors.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      <div className={styles['swatches']}>
        {colors.map((color) => (
          <button
            key={color}
            type="button"
            style={{ background: color }}
            aria-label={color}
            title={color}
            aria-pressed={color === chosen}
            onClick={() => onChoose(color)}
          />
        ))}
      </div>
    </section>
  );
}

/** Takes what is a colour at Enter; anything else stays, and says so. */
function ColorNumber({ shown, onChoose }: { shown: string; onChoose: (color: string) => void }) {
  const id = useId();
  const [text, setText] = useState(shown);
  const [isWrong, setWrong] = useState(false);
  const take = () => {
    const typed = text.trim().toLowerCase();
    const color = colorSchema.safeParse(typed.startsWith('#') ? typed : `#${typed}`);
    setWrong(!color.success);
    if (color.success) onChoose(color.data);
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{partsWords.asNumber}</label>
      <input
        id={id}
        value={text}
        maxLength={9}
        spellCheck={false}
        aria-invalid={isWrong}
        aria-describedby={`${id}-help`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <small id={`${id}-help`}>
        {isWrong ? partsWords.sixDigitsAreNeeded0f766e : '#0f766e, then Enter'}
      </small>
    </div>
  );
}

interface KeepButtonProps {
  readonly keep: string;
  readonly remove: string;
  readonly isKept: boolean;
  readonly onKeep: (isKept: boolean) => void;
}

function KeepButton({ keep, remove, isKept, onKeep }: KeepButtonProps) {
  return (
    <button type="button" onClick={() => onKeep(!isKept)}>
      {isKept ? remove : keep}
    </button>
  );
}
