import { useId, useState } from 'react';
import {
  diagramLooks,
  type DiagramLook,
  imageFormats,
  isRaster,
  offeredImageFormats,
  usualImageSize,
  type ImageFormat,
  type ImageOptions,
  type ShownWhatIf,
} from '../../shared/project/image-formats.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { Choice } from '../ui/Choice.tsx';
import { nameOfNode } from '../../shared/graph/describe-project.ts';
import { personsInWords } from '../../shared/project/embedded-project.ts';
import { isOuterContainer } from '../../shared/paint/picture.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { PageFields, SizeFields } from './SizeFields.tsx';
import styles from './export.module.css';
import { type OptionFields, OptionNumber, OptionCheck } from './OptionInputs.tsx';

const formats = offeredImageFormats.map((value) => ({ value, label: imageFormats[value].name }));

interface OptionsFormProps extends OptionFields {
  /** For paper, where a format and invisible content make no sense. */
  readonly isPrint: boolean;
  readonly project: Project;
  readonly selection: readonly string[];
  /** The scenario on the screen; null if there is none. */
  readonly whatIf: ShownWhatIf | null;
  /** Of the picture, in diagram units. */
  readonly frame: Bounds;
}

/** All that a person can choose about an image or a print. */
export function OptionsForm(props: OptionsFormProps) {
  const { isPrint, project, selection, frame, options, onChange } = props;
  const { format } = options;
  const fields = { options, onChange };
  return (
    <>
      {!isPrint && (
        <div className={styles['group']}>
          <Choice
            label="Format"
            value={format}
            options={formats}
            onChange={(next) => onChange(inFormat(next, options.size))}
          />
          <p className={styles['hint']}>{imageFormats[format].use}</p>
        </div>
      )}
      <PartFields {...fields} project={project} selection={selection} />
      {format === 'pdf' && (
        <PageFields
          {...fields}
          hasSheets={options.part.show === 'all' && project.nodes.some(isOuterContainer)}
        />
      )}
      {isRaster(format) && <SizeFields {...fields} frame={frame} />}
      <LookFields {...fields} isOpaque={isPrint || imageFormats[format].isOpaque} />
      <ContentFields {...fields} project={project} whatIf={props.whatIf} isFile={!isPrint} />
    </>
  );
}

/** Journals count in dots an inch. */
function inFormat(format: ImageFormat, size: ImageOptions['size']): Partial<ImageOptions> {
  const isCounted = format !== 'tiff' || size.by === 'dpi';
  return isCounted ? { format } : { format, size: usualImageSize(format) };
}

type Part = ImageOptions['part'];

interface PartFieldsProps extends OptionFields {
  readonly project: Project;
  /** Ids of what is selected in the window. */
  readonly selection: readonly string[];
}

/** Which part of the diagram is shown. Hidden if there is no choice. */
function PartFields({ options, onChange, project, selection }: PartFieldsProps) {
  const { part } = options;
  // The choice of an earlier image is still offered.
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

type Background = ImageOptions['background'];

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
/** As words that fit side by side. */
const lookWords = {
  usual: 'Usual',
  'colour-blind': 'Colour-blind',
  greyscale: 'Greys',
  contrast: 'Contrast',
} as const satisfies Record<DiagramLook, string>;
const looks = diagramLooks.map((value) => ({ value, label: lookWords[value] }));
const backgrounds = [
  { value: 'white', label: 'White' },
  { value: 'theme', label: 'Theme' },
  { value: 'transparent', label: 'None' },
  { value: 'color', label: 'Colour' },
] as const;
/** What the colour is before one is chosen. */
const usualColor = '#f1f5f9';

interface LookFieldsProps extends OptionFields {
  /** A JPEG or paper, where nothing can be transparent. */
  readonly isOpaque: boolean;
}

/** Theme, background and margin. */
function LookFields({ options, onChange, isOpaque }: LookFieldsProps) {
  const { background, margin, theme, look } = options;
  const offered = backgrounds.filter(({ value }) => !isOpaque || value !== 'transparent');
  const shown = wordFor(background);
  return (
    <div className={styles['group']}>
      <div className={styles['pair']}>
        <Choice
          label="Theme"
          value={theme}
          options={themes}
          onChange={(next) => onChange(inTheme(next, background))}
        />
        <OptionNumber
          label="Margin"
          unit="units"
          value={margin}
          range={{ min: 0, max: 10_000 }}
          step={4}
          onChange={(next) => onChange({ margin: next })}
        />
      </div>
      <Choice
        label="Look"
        value={look}
        options={looks}
        onChange={(next) => onChange({ look: next })}
      />
      <Choice
        label="Background"
        value={isOpaque && shown === 'transparent' ? groundOf(theme) : shown}
        options={offered}
        onChange={(next) => onChange({ background: next === 'color' ? usualColor : next })}
      />
      {shown === 'color' && (
        <label className={styles['color']}>
          <input
            type="color"
            value={background.slice(0, 7)}
            onChange={(event) => onChange({ background: event.target.value })}
          />
          <span>Colour of the background</span>
          <code>{background}</code>
        </label>
      )}
    </div>
  );
}

/**
 * The light lines and letters of the dark theme cannot be seen on white, which is the background if no other was
 * chosen.
 */
function inTheme(
  theme: ImageOptions['theme'],
  background: Background,
): Pick<ImageOptions, 'theme'> & Partial<Pick<ImageOptions, 'background'>> {
  return theme === 'dark' && background === 'white' ? { theme, background: 'theme' } : { theme };
}

/** Only for formats that can be transparent. */
function groundOf(theme: ImageOptions['theme']): 'white' | 'theme' {
  return theme === 'dark' ? 'theme' : 'white';
}

function wordFor(background: Background): (typeof backgrounds)[number]['value'] {
  if (background === 'white' || background === 'theme') return background;
  return background === 'transparent' || background === 'none' ? 'transparent' : 'color';
}

interface ContentFieldsProps extends OptionFields {
  /** A file, not paper: a file can contain things that nobody sees. */
  readonly isFile: boolean;
  readonly project: Project;
  readonly whatIf: ShownWhatIf | null;
}

/** What else the image contains. */
function ContentFields({ options, onChange, isFile, project, whatIf }: ContentFieldsProps) {
  const { format, legend, references, titleBlock, text, embedProject, embedNotes, part } = options;
  const persons = personsInWords(project);
  return (
    <fieldset className={styles['checks']}>
      <legend>Include</legend>
      <OptionCheck
        label="Title and authors"
        value={titleBlock}
        onChange={(next) => onChange({ titleBlock: next })}
      />
      <OptionCheck label="Legend" value={legend} onChange={(next) => onChange({ legend: next })} />
      {whatIf && (
        <OptionCheck
          label="What-if"
          hint={`Marks, what they mean, and why: ${whatIf.name}.`}
          value={options.whatIf !== null}
          onChange={(next) => onChange({ whatIf: next ? whatIf : null })}
        />
      )}
      <OptionCheck
        label="Numbered references"
        value={references}
        onChange={(next) => onChange({ references: next })}
      />
      {isFile && imageFormats[format].carriesProject && (
        <OptionCheck
          label="The project"
          hint={
            part.show === 'all'
              ? 'The image can be opened again for editing.'
              : 'All of it, also what the image does not show, to be opened again for editing.'
          }
          value={embedProject}
          onChange={(next) => onChange({ embedProject: next })}
        />
      )}
      {isFile && imageFormats[format].carriesProject && embedProject && persons !== '' && (
        <OptionCheck
          label="Notes, what-ifs and laboratory values"
          hint={
            embedNotes
              ? `In the project, for whoever gets the image: ${persons}.`
              : `Not in the image: ${persons}.`
          }
          value={embedNotes}
          onChange={(next) => onChange({ embedNotes: next })}
        />
      )}
      {isFile && (format === 'svg' || format === 'pdf') && (
        <OptionCheck
          label="Letters as outlines"
          hint="The same everywhere, but no text to select."
          value={text === 'outlines'}
          onChange={(next) => onChange({ text: next ? 'outlines' : 'text' })}
        />
      )}
    </fieldset>
  );
}
