import { nameOfNode, describeLink } from '../../shared/graph/describe-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Replacement, Replacements } from '../../shared/find/replace-text.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import { replaceWith } from './replacing.ts';
import styles from './find.module.css';
import { findWords } from '../../shared/words/find.ts';

/** As many as anybody reads. */
const mostListed = 300;

/** Shows what replacing all would change, before it does. */
export function ReplaceDialog({ replacements, tooLong }: Replacements) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const project = useEditor((state) => state.history.present);
  const count = replacements.length;
  const replace = () => {
    close();
    replaceWith(workbench, replacements);
  };
  const actions = (
    <>
      <Button onClick={close}>{findWords.cancel}</Button>
      <Button look="primary" onClick={replace} data-initial-focus>
        {findWords.replace}
      </Button>
    </>
  );
  const more = count - mostListed;
  return (
    <Dialog title={findWords.replaceIn(textsInWords(count))} onClose={close} actions={actions}>
      {tooLong > 0 && <p>{findWords.wouldBecomeTooLongAndWill(textsInWords(tooLong))}</p>}
      <ScrolledList className={styles['preview']} aria-label={findWords.whatWillChange}>
        {replacements.slice(0, mostListed).map((one) => (
          <li key={`${one.id} ${one.field}`}>
            <small>
              <bdi>{nameIn(project, one)}</bdi>, {one.field}
            </small>
            <Change {...one} />
          </li>
        ))}
        {more > 0 && <li>{findWords.andMore(more)}</li>}
      </ScrolledList>
    </Dialog>
  );
}

/** Letters that are shown beside what changes in a long text. */
const context = 40;

function Change({ before, after }: Replacement) {
  const [start, end] = [sameAtStart(before, after), sameAtEnd(before, after)];
  const part = (text: string) => {
    const from = Math.max(0, start - context);
    const to = Math.max(text.length - Math.max(0, end - context), from);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return (
    <>
      <del>{part(before)}</del>
      <ins>{after === '' ? findWords.nothing : part(after)}</ins>
    </>
  );
}

function sameAtStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function sameAtEnd(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.at(-1 - at) === other.at(-1 - at)) at += 1;
  return at;
}

function textsInWords(count: number): string {
  return count === 1 ? findWords.oneText : findWords.texts(count);
}

function nameIn(project: Project, { id }: Replacement): string {
  const index = indexProject(project);
  const node = index.nodes.get(id);
  if (node) return nameOfNode(node);
  const link = index.links.get(id);
  return link ? describeLink(index, link) : '';
}
