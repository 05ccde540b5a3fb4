import { ChevronDown, ChevronUp, Replace, X } from 'lucide-react';
import {
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { Findings, FoundElement, FoundField } from '../../shared/find/find-elements.ts';
import { findReplacements } from '../../shared/find/replace-text.ts';
import type { Library } from '../../shared/library/library.ts';
import { useDesk, useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { loadLibrary } from '../editor/library.ts';
import type { Finding } from '../editor/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/fields/SelectField.tsx';
import { useLoaded } from '../ui/loading.ts';
import { conditionChoices, findIn, showFound } from './finding.ts';
import { replaceWith } from './replacing.ts';
import styles from './find.module.css';
import { findWords } from '../../shared/words/find.ts';

/** As many rows as anybody reads; all of it can be walked through and selected. */
const mostListed = 200;

/** The search of the window, over the diagram. It stays open while a person works, until Escape or its cross. */
export function FindBar() {
  const isOpen = useWorkspace((state) => state.finding.isOpen);
  return isOpen ? <OpenBar /> : null;
}

function OpenBar() {
  const workbench = useWorkbench();
  const { workspace, editor, canvas } = workbench;
  const finding = useWorkspace((state) => state.finding);
  const project = useEditor((state) => state.history.present);
  const desk = useDesk((state) => state);
  const findings = useFindings(finding);
  const change = (patch: Partial<Finding>) => workspace.set({ finding: { ...finding, ...patch } });
  const close = () => {
    change({ isOpen: false });
    canvas.current?.focus();
  };
  const { elements } = findings;
  // Not from the list that is shown: after quick typing it is still that of the words before.
  const step = (by: 1 | -1) => workbench.run(by === 1 ? 'find-next' : 'find-previous');
  const onKeyDown = (event: KeyboardEvent) => {
    // With Escape an input method gives up its word.
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  return (
    // Escape closes it from wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search className={styles['bar']} aria-label={findWords.findInDiagram} onKeyDown={onKeyDown}>
      {/* Made anew each time it is asked for, so that it takes the focus. */}
      <FindInput
        key={finding.openings}
        finding={finding}
        findings={findings}
        onChange={change}
        onStep={step}
      />
      <div className={styles['narrow']}>
        <SelectField
          label={findWords.lookAt}
          value={finding.condition}
          groups={conditionChoices(project, desk)}
          onChange={(condition) => change({ condition, current: null })}
        />
        <Button
          disabled={elements.length === 0}
          onClick={() => {
            editor.select(elements.map(({ id }) => id));
            workspace.announce(findWords.selected(countWords(elements.length)));
          }}
        >
          {findWords.selectAll}
        </Button>
      </div>
      <div className={styles['corner']}>
        <button
          type="button"
          aria-label={findWords.replace}
          title={findWords.replace}
          aria-expanded={finding.replaces}
          onClick={() => change({ replaces: !finding.replaces })}
        >
          <Replace size="1rem" aria-hidden />
        </button>
        <button
          type="button"
          aria-label={findWords.closeSearch}
          title={findWords.close}
          onClick={close}
        >
          <X size="1rem" aria-hidden />
        </button>
      </div>
      {finding.replaces && <ReplaceFields elements={elements} finding={finding} />}
    </search>
  );
}

/** Follows what is typed without holding the typing up. */
function useFindings(finding: Finding): Findings {
  const project = useEditor((state) => state.history.present);
  const desk = useDesk((state) => state);
  const loaded = useLoaded<Library>(loadLibrary);
  // A damaged library is reported where it is shown; the names in the diagram are found without it.
  const library = loaded instanceof Error ? null : loaded;
  const query = useDeferredValue(finding.query);
  const present = useDeferredValue(project);
  const { condition } = finding;
  return useMemo(
    () => findIn(present, { query, condition }, desk, library),
    [present, query, condition, desk, library],
  );
}

interface FindInputProps {
  readonly finding: Finding;
  readonly findings: Findings;
  readonly onChange: (patch: Partial<Finding>) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** The field with its list: a combobox, whose focus stays in the field. */
function FindInput({ finding, findings, onChange, onStep }: FindInputProps) {
  const workbench = useWorkbench();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { query, current } = finding;
  const { elements, areAlike } = findings;
  // Before anything is typed.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method that composes takes its word with Enter.
    if (event.nativeEvent.isComposing) return;
    const by = stepOf(event);
    if (by === null) return;
    event.preventDefault();
    onStep(by);
  };
  const at = elements.findIndex(({ id }) => id === current);
  const listed = elements.slice(0, mostListed);
  const isListed = at >= 0 && at < listed.length;
  return (
    <>
      <div className={styles['field']}>
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={findWords.find}
          aria-expanded={listed.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isListed ? `${listId}-${at}` : undefined}
          placeholder={findWords.labelSynonymIdentifierNoteReference}
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          value={query}
          onChange={(event) => onChange({ query: event.target.value, current: null })}
          onKeyDown={onKeyDown}
        />
        <output className={styles['count']}>{statusWords(finding, findings, at)}</output>
        <StepButton
          label={findWords.previous}
          by={-1}
          isOff={elements.length === 0}
          onStep={onStep}
        />
        <StepButton label={findWords.next} by={1} isOff={elements.length === 0} onStep={onStep} />
      </div>
      {areAlike && <p className={styles['alike']}>{findWords.nothingIsCalledSoTheseAre}</p>}
      <div id={listId} role="listbox" aria-label={findWords.found} className={styles['list']}>
        {listed.map((found, row) => (
          <FoundRow
            key={found.id}
            id={`${listId}-${row}`}
            found={found}
            isCurrent={row === at}
            onPick={() => showFound(workbench, elements, found)}
          />
        ))}
      </div>
    </>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): 1 | -1 | null {
  if (key === 'ArrowDown' || (key === 'Enter' && !shiftKey)) return 1;
  return key === 'ArrowUp' || key === 'Enter' ? -1 : null;
}

function StepButton(props: {
  readonly label: string;
  readonly by: 1 | -1;
  readonly isOff: boolean;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const Icon = props.by === 1 ? ChevronDown : ChevronUp;
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      disabled={props.isOff}
      onClick={() => props.onStep(props.by)}
    >
      <Icon size="1rem" aria-hidden />
    </button>
  );
}

interface FoundRowProps {
  readonly id: string;
  readonly found: FoundElement;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
}

function FoundRow({ id, found, isCurrent, onPick }: FoundRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // The keyboard's way through the list is the field.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div ref={row} id={id} role="option" aria-selected={isCurrent} onClick={onPick}>
      <bdi>{found.name}</bdi>
      {found.field !== null && found.field !== 'label' && (
        <small>
          {fieldWords[found.field]}: <bdi>{found.text}</bdi>
        </small>
      )}
    </div>
  );
}

const fieldWords: Readonly<Record<FoundField, string>> = {
  label: 'label',
  caption: 'caption',
  get synonym() {
    return findWords.alsoCalled;
  },
  identifier: 'identifier',
  tag: 'tag',
  sentence: 'link',
  notes: 'notes',
  reference: 'reference',
};

function statusWords({ query, condition }: Finding, { elements }: Findings, at: number): string {
  if (query.trim() === '' && condition === '') return '';
  if (elements.length === 0) return 'None';
  return at < 0 ? countWords(elements.length) : findWords.of(at + 1, elements.length);
}

const countWords = (count: number) => (count === 1 ? '1 element' : findWords.elements(count));

function ReplaceFields({
  elements,
  finding,
}: {
  readonly elements: readonly FoundElement[];
  readonly finding: Finding;
}) {
  const workbench = useWorkbench();
  const project = useEditor((state) => state.history.present);
  const [by, setBy] = useState('');
  const [matchesCase, setMatchesCase] = useState(false);
  const wanted = finding.query;
  const all = useMemo(
    () =>
      findReplacements(project, new Set(elements.map(({ id }) => id)), { wanted, by, matchesCase }),
    [project, elements, wanted, by, matchesCase],
  );
  const here = all.replacements.filter(({ id }) => id === finding.current);
  return (
    <div className={styles['replace']}>
      <input
        type="text"
        aria-label={findWords.replaceWith}
        placeholder={findWords.replaceWith}
        spellCheck={false}
        autoComplete="off"
        value={by}
        onChange={(event) => setBy(event.target.value)}
      />
      <label>
        <input
          type="checkbox"
          checked={matchesCase}
          onChange={(event) => setMatchesCase(event.target.checked)}
        />
        {findWords.matchCase}
      </label>
      <Button disabled={here.length === 0} onClick={() => replaceWith(workbench, here)}>
        {findWords.replace}
      </Button>
      <Button
        disabled={all.replacements.length === 0}
        onClick={() => workbench.workspace.openDialog({ name: 'replace', ...all })}
      >
        {findWords.replaceAll}
      </Button>
    </div>
  );
}
