import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { copyFragment, pasteFragment } from '../../../shared/edit/clipboard.ts';
import { removeElements } from '../../../shared/edit/elements.ts';
import { isPointable, togglePointer } from '../../../shared/edit/leaders.ts';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import { describeProject } from '../../../shared/graph/describe-project.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { paintPptx } from '../../../shared/paint/pptx.ts';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aPicture } from '../../support/a-picture.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** A note about an enzyme and about the step beside it. */
function aRemark(): Project {
  return aProject({
    nodes: [
      aNode({ id: 'trp', kind: 'precursor', label: 'Tryptophan' }),
      aNode({ id: 'ser', kind: 'neurotransmitter', label: 'Serotonin', x: 400 }),
      aNode({ id: 'tph2', label: 'TPH2', x: 200, y: 200 }),
      aNode({ id: 'note', kind: 'note', label: 'Rate set here', y: 300, about: ['tph2', 'makes'] }),
    ],
    links: [aLink({ id: 'makes', source: 'trp', target: 'ser' })],
  });
}

const noteOf = ({ nodes }: Project) => nodes.find(({ label }) => label === 'Rate set here');
const primitivesOf = (project: Project) =>
  drawDiagram(project, 'light').nodes.get('note')?.primitives;
const without = (project: Project) => ({
  ...project,
  nodes: project.nodes.map(({ about: _about, ...node }) => node),
});

describe('a note', () => {
  test('points to nodes and links, but not to itself, to another note or to nothing', () => {
    const project = aRemark();
    expect(isPointable(project, 'note', 'trp')).toBe(true);
    expect(isPointable(project, 'note', 'makes')).toBe(true);
    for (const id of ['note', 'unknown']) expect(isPointable(project, 'note', id)).toBe(false);
    expect(isPointable(project, 'tph2', 'trp')).toBe(false);
    expect(noteOf(togglePointer('note', 'trp')(project))?.about).toEqual(['tph2', 'makes', 'trp']);
    const none = togglePointer('note', 'makes')(togglePointer('note', 'tph2')(project));
    expect(noteOf(none)).not.toHaveProperty('about');
    expect(togglePointer('tph2', 'trp')(project)).toBe(project);
  });

  test('loses the line to what is deleted, and keeps the others', () => {
    expect(noteOf(removeElements(['tph2'])(aRemark()))?.about).toEqual(['makes']);
    // With its node goes the link.
    expect(noteOf(removeElements(['tph2', 'trp'])(aRemark()))).not.toHaveProperty('about');
  });

  test('points to the copies of what is copied with it, and to nothing else', () => {
    const project = aRemark();
    let count = 0;
    const newId = () => `new${(count += 1)}`;
    const fragment = copyFragment(project, ['note', 'tph2'], () => ({ x: 0, y: 0 }));
    const after = pasteFragment(fragment, { newId, offset: { x: 0, y: 500 } })(project);
    const copies = after.nodes.slice(project.nodes.length);
    const enzyme = copies.find(({ label }) => label === 'TPH2');
    expect(copies.find(({ kind }) => kind === 'note')?.about).toEqual([enzyme?.id]);
  });

  test('keeps its lines in the file', () => {
    const read = parseProject(serializeProject(aRemark()));
    expect(read.ok && noteOf(read.value)?.about).toEqual(['tph2', 'makes']);
  });

  test('is told to who does not see it', () => {
    expect(describeProject(aRemark())).toContain(
      'Rate set here is about TPH2 and the link by which Tryptophan is converted to Serotonin.',
    );
  });
});

describe('the lines of a note', () => {
  test('are a part of its drawing, end at what it is about, and move with either', () => {
    const project = aRemark();
    const plain = primitivesOf(without(project)) ?? [];
    const led = primitivesOf(project) ?? [];
    expect(led).toHaveLength(plain.length + 4);
    expect(led.slice(0, plain.length)).toEqual(plain);
    const [line] = led.slice(plain.length);
    expect(line).toMatchObject({ type: 'path', stroke: { dash: [3, 3] } });
    for (const id of ['tph2', 'trp', 'note'] as const) {
      const moved = moveNodes([id], { x: 10, y: 20 })(project);
      const next = primitivesOf(moved);
      // As if it were drawn for the first time.
      const afresh = parseProject(serializeProject(moved));
      expect(afresh.ok && primitivesOf(afresh.value)).toEqual(next);
      expect(next).not.toEqual(led);
    }
  });

  test('are the same drawing where nothing of it moved', () => {
    const project = aRemark();
    const before = drawDiagram(project, 'light').nodes.get('note');
    const nodes = [...project.nodes, aNode({ id: 'far', x: 4_000 })];
    expect(drawDiagram({ ...project, nodes }, 'light').nodes.get('note')).toBe(before);
  });

  test('are in every kind of vector image, dashed, and within its edges', () => {
    const svg = paintSvg(aPicture(aRemark()), { fonts: null });
    expect(svg.match(/stroke-dasharray="3[ ,]3"/gu)).toHaveLength(2);
    const slide = unzipSync(paintPptx(aPicture(aRemark(), { format: 'pptx' })).data);
    const xml = new TextDecoder().decode(slide['ppt/slides/slide1.xml']);
    const plain = unzipSync(paintPptx(aPicture(without(aRemark()), { format: 'pptx' })).data);
    const count = (text: string) => text.split('<p:sp>').length;
    expect(count(xml) - count(new TextDecoder().decode(plain['ppt/slides/slide1.xml']))).toBe(4);
  });

  test('are left out while what they lead to is hidden', () => {
    const { nodes, ...others } = aRemark();
    const hidden = nodes.map((node) => (node.id === 'tph2' ? { ...node, hidden: true } : node));
    const plain = primitivesOf(without(aRemark())) ?? [];
    expect(primitivesOf({ ...others, nodes: hidden })).toHaveLength(plain.length + 2);
  });
});
