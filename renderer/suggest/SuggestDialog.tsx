import { useEffect, useId, useMemo, useState } from 'react';
import { relations } from '../../shared/project/relations.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import {
  type Library,
  type LibraryLink,
  sentenceOfFact,
  indexLibrary,
} from '../../shared/library/library.ts';
import type { GrowDirection, Suggestion } from '../../shared/suggest/suggestions.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import type { SuggestOffer } from '../editor/workspace.ts';
import { nameOfNode } from '../../shared/graph/describe-project.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import hiddenStyles from '../ui/hidden.module.css';
import { FactEvidence, FactSummary, wordsOfEvidence } from '../evidence/FactEvidence.tsx';
import { applySuggestions, suggestionsFor } from './suggesting.ts';
import styles from './SuggestDialog.module.css';
import { libraryWords } from '../../shared/words/library.ts';

const directions: readonly { readonly value: GrowDirection; readonly label: string }[] = [
  {
    value: 'both',
    get label() {
      return libraryWords.bothWays;
    },
  },
  {
    value: 'upstream',
    get label() {
      return libraryWords.upstreamWhatMakesAndSupportsIt;
    },
  },
  {
    value: 'downstream',
    get label() {
      return libraryWords.downstreamWhatBecomesOfIt;
    },
  },
];

/** What the library would add, each with its evidence, to be chosen from before anything is placed. */
export function SuggestDialog({ offer, library }: { offer: SuggestOffer; library: Library }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  // What it was on opening: the dialog is modal, nothing else changes it meanwhile.
  const [project] = useState(() => workbench.editor.store.getState().history.present);
  const [direction, setDirection] = useState<GrowDirection>('both');
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const found = await suggestionsFor(library, project, offer, direction);
      if (!isWanted) return;
      setFound(found);
      setLeft(new Set(found.filter(({ isImplied }) => isImplied).map(({ fact }) => fact.id)));
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [library, project, offer, direction]);

  const groups = useMemo(() => groupSuggestions(found ?? []), [found]);
  const chosen = (found ?? []).filter(({ fact }) => !left.has(fact.id));
  const toggle = (ids: readonly string[], isTaken: boolean) =>
    setLeft((now) => withToggled(now, ids, isTaken));
  const apply = () => {
    close();
    void applySuggestions(workbench, library, chosen);
  };
  const node = offer.type === 'connect' ? undefined : indexProject(project).nodes.get(offer.id);
  return (
    <Dialog
      title={titleOf(offer, node && nameOfNode(node))}
      width="wide"
      onClose={close}
      actions={
        <>
          <span className={styles['count']} role="status">
            {countWords(chosen)}
          </span>
          <Button onClick={close}>{libraryWords.cancel}</Button>
          <Button
            look="primary" // Not while the suggestions are on their way: it is to have the focus.
            disabled={found !== null && chosen.length === 0}
            onClick={apply}
            data-initial-focus
          >
            {libraryWords.place}
          </Button>
        </>
      }
    >
      {offer.type === 'grow' && (
        <Choice
          label={libraryWords.direction}
          value={direction}
          options={directions}
          onChange={setDirection}
        />
      )}
      {found?.length === 0 && (
        <p className={styles['empty']}>{libraryWords.libraryKnowsNothingMoreInThis}</p>
      )}
      {groups.map(({ title, suggestions }) => (
        <Group
          key={title}
          title={title}
          library={library}
          suggestions={suggestions}
          left={left}
          onToggle={toggle}
        />
      ))}
    </Dialog>
  );
}

function Group({
  title,
  library,
  suggestions,
  left,
  onToggle,
}: {
  title: string;
  library: Library;
  suggestions: readonly Suggestion[];
  left: ReadonlySet<string>;
  onToggle: (ids: readonly string[], isTaken: boolean) => void;
}) {
  const id = useId();
  const ids = suggestions.map(({ fact }) => fact.id);
  const isNone = ids.every((one) => left.has(one));
  return (
    <section className={styles['group']} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <button type="button" onClick={() => onToggle(ids, isNone)}>
          {isNone ? libraryWords.chooseAll : libraryWords.chooseNone}
          <span className={hiddenStyles['hidden']}> {libraryWords.of(title)}</span>
        </button>
      </header>
      <ul>
        {suggestions.map((suggestion) => (
          <SuggestionRow
            key={suggestion.fact.id}
            library={library}
            suggestion={suggestion}
            isChosen={!left.has(suggestion.fact.id)}
            onChoose={(isTaken) => onToggle([suggestion.fact.id], isTaken)}
          />
        ))}
      </ul>
    </section>
  );
}

function titleOf({ type }: SuggestOffer, name: string | undefined): string {
  if (type === 'connect') return libraryWords.connectWhatIsKnown;
  if (type === 'grow') return libraryWords.growFrom(name);
  return libraryWords.completeThisStep;
}

function countWords(chosen: readonly Suggestion[]): string {
  const nodes = new Set(chosen.flatMap(({ adds }) => adds)).size;
  const facts = libraryWords.chosen(chosen.length);
  return nodes === 0 ? facts : `${facts}, with ${nodes} new ${nodes === 1 ? 'node' : 'nodes'}`;
}

function withToggled(
  now: ReadonlySet<string>,
  ids: readonly string[],
  isTaken: boolean,
): ReadonlySet<string> {
  const next = new Set(now);
  for (const id of ids) {
    if (isTaken) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** One suggestion: to be taken or left, with its evidence behind a button. */
export function SuggestionRow({
  library,
  suggestion,
  isChosen,
  onChoose,
}: {
  library: Library;
  suggestion: Suggestion;
  isChosen: boolean;
  onChoose: (isTaken: boolean) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const { fact } = suggestion;
  const index = indexLibrary(library);
  const brings = bringsWords(suggestion, (id) => index.entities.get(id)?.label ?? id);
  return (
    <li className={styles['row']}>
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <FactSummary library={library} fact={fact} />
      </label>
      <p className={styles['aside']}>
        {brings !== '' && <span>{brings}</span>}
        <button
          type="button"
          aria-expanded={isOpen}
          data-lacks={suggestion.lacksEvidence || undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {wordsOfEvidence(fact)}
          <span className={hiddenStyles['hidden']}>
            {' '}
            {libraryWords.for(sentenceOfFact(index, fact))}
          </span>
        </button>
      </p>
      {isOpen && <FactEvidence library={library} fact={fact} />}
    </li>
  );
}

function bringsWords(
  { adds, hasLink, isImplied }: Suggestion,
  labelOf: (id: string) => string,
): string {
  const parts = [
    ...(adds.length > 0 ? [libraryWords.brings(adds.map(labelOf).join(', '))] : []),
    ...(hasLink ? [] : [libraryWords.onlyEnzymesPartIsMissing]),
    ...(isImplied ? [libraryWords.otherLinksSayThisInMore] : []),
  ];
  return parts.join(' · ');
}

export interface SuggestionGroup {
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
}

function titleFor({ relation }: LibraryLink): string {
  const heading = relation === 'precursor-of' ? 'precursors' : relations[relation].suggestedUnder;
  return libraryWords.titles[heading];
}

/** Suggestions under headings, in the order in which a pathway is drawn. */
export function groupSuggestions(suggestions: readonly Suggestion[]): readonly SuggestionGroup[] {
  return Object.values(libraryWords.titles)
    .map((title) => ({
      title,
      suggestions: suggestions.filter(({ fact }) => titleFor(fact) === title),
    }))
    .filter((group) => group.suggestions.length > 0);
}
