import { ArrowLeftRight } from 'lucide-react';
import {
  retypeLabel,
  setNotes,
  setConfidence,
  setRelation,
  setRouting,
} from '../../shared/edit/set-element-properties.ts';
import { reverseLinks, moveAnchor } from '../../shared/edit/links.ts';
import { suggestRelations } from '../../shared/edit/connection-rules.ts';
import { indexProject, type ProjectIndex } from '../../shared/graph/project-index.ts';
import {
  limits,
  type Link,
  type Project,
  type Anchor,
} from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { typedLabel } from '../../shared/text/rich-text.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { shortNumber, TextField, NumberField } from '../ui/fields/InputFields.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { Segmented } from '../ui/fields/SelectField.tsx';
import { titleOfLink, sentenceOfLink } from '../../shared/graph/describe-project.ts';
import { RelationSwatch } from '../ui/Swatches.tsx';
import { EvidenceSection } from '../evidence/EvidenceSection.tsx';
import inspector from '../ui/inspector.module.css';
import { ConfidenceField, RelationField, routings } from './ChoiceFields.tsx';
import { StandingNote, StandingSection } from '../layers/StandingSection.tsx';
import { LinkBiologySection } from './BiologySection.tsx';
import { IdentifiersSection } from './IdentifiersSection.tsx';
import { LinkStyleSection } from './StyleSections.tsx';
import styles from './inspector.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

export function LinkInspector({ project, link }: { project: Project; link: Link }) {
  const { editor } = useWorkbench();
  const index = indexProject(project);
  const { id } = link;
  return (
    <>
      <header className={inspector['header']}>
        <RelationSwatch relation={link.relation} style={link.style} />
        <h2>{titleOfLink(index, link)}</h2>
        <span>{relations[link.relation].label}</span>
      </header>
      <StandingNote project={project} elements={[link]} />
      <RelationField
        relation={link.relation}
        likely={suggestRelations(project, link.source, link.target)}
        onChange={(relation) => editor.edit(setRelation([id], relation))}
      />
      <button
        type="button"
        className={inspector['button']}
        onClick={() => editor.edit(reverseLinks([id]))}
      >
        <ArrowLeftRight size="0.875rem" aria-hidden="true" /> {inspectorWords.reverseDirection}
      </button>
      <Segmented
        label={inspectorWords.routing}
        value={link.routing}
        choices={routings}
        onChange={(routing) => editor.edit(setRouting([id], routing))}
      />
      <ConfidenceField
        confidence={link.confidence}
        onChange={(confidence) => editor.edit(setConfidence([id], confidence))}
      />
      <TextField
        label={inspectorWords.label}
        value={typedLabel(link)}
        lines="label"
        marked
        maxLength={limits.labelLength}
        onCommit={(text) => editor.edit(retypeLabel(id, text))}
      />
      <IdentifiersSection id={id} xrefs={link.xrefs} />
      <TextField
        label={inspectorWords.notes}
        value={link.notes}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(text) => editor.edit(setNotes(id, text))}
      />
      <EvidenceSection id={id} evidence={link.evidence} references={project.references} />
      <LinkBiologySection link={link} />
      <LinkList
        title={inspectorWords.linksThatEndOnThisOne}
        index={index}
        links={[...new Set(link.anchors.flatMap((anchor) => index.linksAt.get(anchor.id) ?? []))]}
      />
      <Anchors link={link} />
      <LinkStyleSection links={[link]} />
      <StandingSection project={project} elements={[link]} />
    </>
  );
}

/** The points of the link at which others end, or can end. Choosing one selects it: on the canvas they are small. */
function Anchors({ link: { anchors } }: { link: Link }) {
  const { editor } = useWorkbench();
  if (anchors.length === 0) return null;
  return (
    <Section title={inspectorWords.anchors}>
      <ul className={styles['list']}>
        {anchors.map(({ id, position }) => (
          <li key={id}>
            <button type="button" onClick={() => editor.select([id])}>
              {inspectorWords.anchorAt(shortNumber(position * 100))}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function AnchorInspector({
  index,
  anchor,
  link,
}: {
  index: ProjectIndex;
  anchor: Anchor;
  link: Link;
}) {
  const { editor } = useWorkbench();
  return (
    <>
      <header className={inspector['header']}>
        <h2>{inspectorWords.anchor}</h2>
      </header>
      <p className={styles['words']}>
        On the link{' '}
        <button
          type="button"
          className={inspector['text-button']}
          onClick={() => editor.select([link.id])}
        >
          {sentenceOfLink(index, link)}
        </button>
      </p>
      <NumberField
        label={inspectorWords.positionAlongLink}
        unit="%"
        value={anchor.position * 100}
        range={{ min: 0, max: 100 }}
        onCommit={(percent) => editor.edit(moveAnchor(anchor.id, percent / 100))}
      />
      <LinkList
        title={inspectorWords.linksThatEndHere}
        index={index}
        links={index.linksAt.get(anchor.id) ?? []}
      />
    </>
  );
}

/** Links in words; choosing one selects it. Shows nothing if there are none. */
export function LinkList({
  title,
  index,
  links,
}: {
  title: string;
  index: ProjectIndex;
  links: readonly Link[];
}) {
  const { editor } = useWorkbench();
  if (links.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['list']}>
        {links.map((link) => (
          <li key={link.id}>
            <button type="button" onClick={() => editor.select([link.id])}>
              <RelationSwatch relation={link.relation} style={link.style} />
              <span>{sentenceOfLink(index, link)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
