import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import {
  renameElement,
  retypeLabel,
  setCaption,
  setNotes,
  setKind,
  addBadge,
  removeBadge,
  setBadges,
} from '../../shared/edit/set-element-properties.ts';
import {
  keepingTextWhole,
  resizeNode,
  rotateNodes,
  positionNodes,
} from '../../shared/edit/move-and-resize.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import {
  limits,
  type BoxPosition,
  type PathwayNode,
  type Badge,
  type Project,
} from '../../shared/project/project-schema.ts';
import { nounOf, pictureOf } from '../../shared/project/inserted-picture.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { typedLabel } from '../../shared/text/rich-text.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { TextField, NumberField } from '../ui/fields/InputFields.tsx';
import { KindSwatch } from '../ui/Swatches.tsx';
import { canPoint } from '../../shared/edit/leaders.ts';
import { pointTo } from '../editor/connecting.ts';
import { describeLink, nameOfNode } from '../../shared/graph/describe-project.ts';
import { EvidenceSection } from '../evidence/EvidenceSection.tsx';
import inspector from '../ui/inspector.module.css';
import { Section } from '../ui/fields/Section.tsx';
import { SelectField, type Choice } from '../ui/fields/SelectField.tsx';
import { StandingNote, StandingSection } from '../layers/StandingSection.tsx';
import { NodeMarkers } from '../scenario/WhyCard.tsx';
import { NodeBiologySection } from './BiologySection.tsx';
import { IdentifiersSection } from './IdentifiersSection.tsx';
import { KindField } from './ChoiceFields.tsx';
import { PictureSection } from './PictureSection.tsx';
import { NodeStyleSection } from './StyleSections.tsx';
import styles from './inspector.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

export function NodeInspector(props: { project: Project; node: PathwayNode }) {
  return pictureOf(props.node) ? (
    <PictureInspector {...props} />
  ) : (
    <PlainNodeInspector {...props} />
  );
}

function PictureInspector({ project, node }: { project: Project; node: PathwayNode }) {
  const { editor } = useWorkbench();
  return (
    <>
      <header className={inspector['header']}>
        <h2>{nameOfNode(node)}</h2>
        <span>{nounOf(node)}</span>
      </header>
      <StandingNote project={project} elements={[node]} />
      <PictureSection node={node} />
      <TextField
        label={inspectorWords.notes}
        value={node.notes}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(text) => editor.edit(setNotes(node.id, text))}
      />
      <EvidenceSection id={node.id} evidence={node.evidence} references={project.references} />
      <NodeStyleSection nodes={[node]} />
      <GeometrySection node={node} />
      <StandingSection project={project} elements={[node]} />
    </>
  );
}

function PlainNodeInspector({ project, node }: { project: Project; node: PathwayNode }) {
  const { editor } = useWorkbench();
  const { id } = node;
  const index = indexProject(project);
  return (
    <>
      <header className={inspector['header']}>
        <KindSwatch kind={node.kind} style={node.style} />
        <h2>{nameOfNode(node)}</h2>
        <span>{nodeKinds[node.kind].label}</span>
      </header>
      <StandingNote project={project} elements={[node]} />
      <TextField
        label={inspectorWords.label}
        value={typedLabel(node)}
        lines="label"
        marked
        maxLength={limits.labelLength}
        onCommit={(text) => editor.edit(keepingTextWhole(id, retypeLabel(id, text)))}
      />
      <TextField
        label={inspectorWords.caption}
        value={node.caption}
        maxLength={limits.labelLength}
        onCommit={(text) => editor.edit(keepingTextWhole(id, setCaption(id, text)))}
      />
      <KindField
        kind={node.kind}
        mustContain={index.children.has(id)}
        mustConnect={index.linksAt.has(id)}
        onChange={(kind) => editor.edit(keepingTextWhole(id, setKind([id], kind)))}
      />
      <IdentifiersSection id={id} xrefs={node.xrefs} />
      <TextField
        label={inspectorWords.notes}
        value={node.notes}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(text) => editor.edit(setNotes(id, text))}
      />
      {canPoint(node) && <AboutSection project={project} node={node} />}
      <EvidenceSection id={id} evidence={node.evidence} references={project.references} />
      <NodeMarkers node={node} />
      {nodeKinds[node.kind].family !== 'drawing' || nodeKinds[node.kind].contains ? (
        <NodeBiologySection node={node} />
      ) : null}
      <NodeStyleSection nodes={[node]} />
      <GeometrySection node={node} />
      <BadgesSection node={node} />
      <StandingSection project={project} elements={[node]} />
    </>
  );
}

/** The nodes and links to which lines lead from a note. */
function AboutSection({ project, node }: { project: Project; node: PathwayNode }) {
  const workbench = useWorkbench();
  const { nodes, links } = indexProject(project);
  const there = (node.about ?? []).flatMap((id) => {
    const [target, link] = [nodes.get(id), links.get(id)];
    if (target) return [{ id, name: nameOfNode(target) }];
    return link ? [{ id, name: describeLink(indexProject(project), link) }] : [];
  });
  return (
    <Section title={inspectorWords.pointsTo}>
      <ul className={styles['about']}>
        {there.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <button
              type="button"
              className={inspector['icon-button']}
              aria-label={inspectorWords.takeAwayLineTo(name)}
              onClick={() => pointTo(workbench, node.id, id)}
            >
              <Trash2 size="0.875rem" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={inspector['button']}
        onClick={() => workbench.run('point-to')}
      >
        <Plus size="0.875rem" aria-hidden="true" />
        {inspectorWords.pointTo}
      </button>
    </Section>
  );
}

const coordinate = { min: -limits.coordinate, max: limits.coordinate };
const size = { min: 8, max: limits.size };
const angle = { min: -360, max: 360 };

/** Position, size and rotation of a node; in diagram units and degrees. */
export function GeometrySection({ node }: { node: PathwayNode }) {
  const { editor } = useWorkbench();
  const { id, x, y, width, height, rotation } = node;
  const moveTo = (to: { x: number; y: number }) => editor.edit(positionNodes(new Map([[id, to]])));
  const hasRatio = pictureOf(node) !== null;
  const resize = (to: { width: number; height: number }) =>
    editor.edit(resizeNode(id, { x, y, ...to }));
  const setWidth = (to: number) =>
    resize({ width: to, height: hasRatio ? (height * to) / width : height });
  const setHeight = (to: number) =>
    resize({ width: hasRatio ? (width * to) / height : width, height: to });
  return (
    <Section title={inspectorWords.positionAndSize} folded>
      <div className={styles['grid']}>
        <NumberField
          label="X"
          value={x}
          range={coordinate}
          onCommit={(to) => moveTo({ x: to, y })}
        />
        <NumberField
          label="Y"
          value={y}
          range={coordinate}
          onCommit={(to) => moveTo({ x, y: to })}
        />
        <NumberField label={inspectorWords.width} value={width} range={size} onCommit={setWidth} />
        <NumberField
          label={inspectorWords.height}
          value={height}
          range={size}
          onCommit={setHeight}
        />
        <NumberField
          label={inspectorWords.rotation}
          unit="°"
          value={rotation}
          range={angle}
          onCommit={(to) => editor.edit(rotateNodes([id], to - rotation))}
        />
      </div>
    </Section>
  );
}

const kinds: readonly Choice<Badge['kind']>[] = [
  {
    value: 'state',
    get label() {
      return inspectorWords.state;
    },
  },
  {
    value: 'information',
    get label() {
      return inspectorWords.unitOfInformation;
    },
  },
  {
    value: 'modification',
    get label() {
      return inspectorWords.modification;
    },
  },
  {
    value: 'status',
    get label() {
      return inspectorWords.status;
    },
  },
];

/** The small marks on a node's border. */
export function BadgesSection({ node }: { node: PathwayNode }) {
  const { editor, newId } = useWorkbench();
  const list = useRef<HTMLDivElement>(null);
  const add = () => {
    // Rendered before this returns, so that its text can be typed at once.
    flushSync(() =>
      editor.edit(addBadge(node.id, { id: newId(), ...freePositionForBadge(node.badges) })),
    );
    [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus();
  };
  const setBadgeKind = (id: string, kind: Badge['kind']) =>
    setBadges(
      node.id,
      node.badges.map((badge) => (badge.id === id ? { ...badge, kind } : badge)),
    );
  return (
    <Section title={inspectorWords.badges} folded>
      <div ref={list} className={styles['badges']}>
        {node.badges.map((badge, at) => (
          <div
            key={badge.id}
            className={styles['badge']}
            role="group"
            aria-label={inspectorWords.badge(at + 1)}
          >
            <TextField
              label={inspectorWords.text}
              value={badge.label}
              maxLength={limits.labelLength}
              onCommit={(text) => editor.edit(renameElement(badge.id, text))}
            />
            <SelectField
              label={inspectorWords.kind}
              value={badge.kind}
              groups={[{ label: '', choices: kinds }]}
              onChange={(kind) => editor.edit(setBadgeKind(badge.id, kind))}
            />
            <button
              type="button"
              className={inspector['icon-button']}
              aria-label={inspectorWords.removeBadge(at + 1)}
              title={inspectorWords.remove}
              onClick={() => editor.edit(removeBadge(badge.id))}
            >
              <Trash2 size="0.875rem" aria-hidden="true" />
            </button>
          </div>
        ))}
      </div>
      <button type="button" className={inspector['button']} onClick={add}>
        <Plus size="0.875rem" aria-hidden="true" /> {inspectorWords.addBadge}
      </button>
    </Section>
  );
}

// Corners first, then the middles of the sides where no link is likely to end.
const positions: readonly BoxPosition[] = [
  { x: 0.8, y: -1 },
  { x: -0.8, y: 1 },
  { x: 0.8, y: 1 },
  { x: -0.8, y: -1 },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
];

/** A free position for a badge on a node's border, relative to its centre in halves of its size. */
export function freePositionForBadge(badges: readonly Badge[]): BoxPosition {
  const isFree = (position: BoxPosition) =>
    badges.every((badge) => Math.abs(badge.x - position.x) + Math.abs(badge.y - position.y) > 0.3);
  return positions.find(isFree) ?? { x: 1, y: 0 };
}
