import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { newProject, projectSchema, type Project } from '../../../shared/project/project-schema.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { paintPptx } from '../../../shared/paint/pptx.ts';

/** A slide as a reader of its own finds it: shapes with their texts, and what connectors hold on to. */
interface Shape {
  readonly kind: 'sp' | 'cxnSp';
  id: string;
  name: string;
  text: string;
  geometry: string;
  readonly holds: string[];
  /** Only for programs that do not know the connector of that id. */
  readonly isFallback: boolean;
}

function partsOf(project: Project): Readonly<Record<string, string>> {
  const options = imageOptionsSchema.parse({ format: 'pptx' });
  const files = unzipSync(paintPptx(composePicture(project, options)).data);
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

function shapesOf(slide: string): Shape[] {
  const shapes: Shape[] = [];
  const parser = new SaxesParser();
  const open: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    const shape = shapes.at(-1);
    if (name === 'p:sp' || name === 'p:cxnSp') {
      const isFallback = open.includes('mc:Fallback');
      const kind = name === 'p:sp' ? 'sp' : 'cxnSp';
      shapes.push({ kind, id: '', name: '', text: '', geometry: 'own', holds: [], isFallback });
    }
    if (!shape && name !== 'p:sp') return;
    const last = shapes.at(-1);
    if (!last) return;
    const value = (key: string) => attributes[key] ?? '';
    if (name === 'p:cNvPr' && open.at(-2) !== 'p:nvGrpSpPr') {
      last.id = value('id');
      last.name = value('name');
    }
    if (name === 'a:prstGeom') last.geometry = value('prst');
    if (name === 'a:stCxn' || name === 'a:endCxn') last.holds.push(value('id'));
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const last = shapes.at(-1);
    if (open.at(-1) === 'a:t' && last) last.text += text;
  });
  parser.write(slide).close();
  return shapes;
}

const aProject = projectSchema.parse({
  ...newProject(),
  metadata: { title: 'One & two' },
  nodes: [
    { id: 'a', kind: 'precursor', label: 'L-Tryptophan', x: 0, y: 0, width: 120, height: 40 },
    { id: 'b', kind: 'intermediate', label: '5-HTP', x: 300, y: 0, width: 100, height: 40 },
    {
      id: 'e',
      kind: 'enzyme',
      label: 'TPH2',
      caption: 'rate <limiting>',
      x: 160,
      y: 120,
      width: 80,
      height: 40,
    },
    {
      id: 'i',
      kind: 'micronutrient',
      label: 'Ca2+',
      formatted: 'Ca^{2+}',
      x: 320,
      y: 200,
      width: 80,
      height: 40,
    },
  ],
  links: [
    {
      id: 'l',
      relation: 'converts-to',
      source: { to: 'node', id: 'a' },
      target: { to: 'node', id: 'b' },
      anchors: [{ id: 'm', position: 0.5 }],
    },
    {
      id: 'c',
      relation: 'catalyzes',
      source: { to: 'node', id: 'e' },
      target: { to: 'anchor', id: 'm' },
    },
    {
      id: 'o',
      relation: 'activates',
      source: { to: 'node', id: 'i' },
      target: { to: 'node', id: 'e' },
      routing: 'orthogonal',
      waypoints: [{ x: 200, y: 220 }],
    },
  ],
});

describe('A PowerPoint slide', () => {
  test('has a shape with its own text for each node', () => {
    const shapes = shapesOf(partsOf(aProject)['ppt/slides/slide1.xml'] ?? '');
    const texts = shapes.filter(({ kind, text }) => kind === 'sp' && text !== '');
    expect(texts.map(({ text }) => text).toSorted()).toEqual([
      '5-HTP',
      'Ca2+',
      'L-Tryptophan',
      'TPH2rate <limiting>',
    ]);
  });

  test('has connectors that hold on to shapes that are there, also to a point of a link', () => {
    const shapes = shapesOf(partsOf(aProject)['ppt/slides/slide1.xml'] ?? '');
    const ids = new Map(
      shapes.filter(({ kind }) => kind === 'sp').map(({ id, name }) => [id, name]),
    );
    const held = shapes.flatMap(({ kind, holds }) =>
      kind === 'cxnSp' ? [holds.map((id) => ids.get(id))] : [],
    );
    expect(held).toContainEqual(['L-Tryptophan', '5-HTP']);
    expect(held).toContainEqual(['TPH2', 'Anchor']);
    expect(held).toContainEqual(['Ca2+', 'TPH2']);
  });

  test('has no two shapes of one id but a connector and the line that stands in for it', () => {
    const shapes = shapesOf(partsOf(aProject)['ppt/slides/slide1.xml'] ?? '');
    const own = shapes.filter(({ isFallback }) => !isFallback).map(({ id }) => id);
    expect(new Set(own).size).toBe(own.length);
    const fallbacks = shapes.filter(({ isFallback }) => isFallback);
    expect(fallbacks.map(({ kind, geometry }) => [kind, geometry])).toEqual([['sp', 'own']]);
  });

  test('raises what is raised in a label', () => {
    const slide = partsOf(aProject)['ppt/slides/slide1.xml'] ?? '';
    expect(slide).toMatch(/baseline="30000"[^]*?<a:t>2\+<\/a:t>/u);
  });

  test('is a package whose parts all exist and are named', () => {
    const parts = partsOf(aProject);
    const types = parts['[Content_Types].xml'] ?? '';
    for (const [, name = ''] of types.matchAll(/PartName="\/([^"]+)"/gu)) {
      expect(parts).toHaveProperty([name]);
    }
    for (const [path, text] of Object.entries(parts).filter(([name]) => name.endsWith('.rels'))) {
      const folder = path.replace(/_rels\/[^/]+$/u, '');
      for (const [, target = ''] of text.matchAll(/Target="([^"]+)"/gu)) {
        const whole = new URL(target, `http://x/${folder}`).pathname.slice(1);
        expect(parts).toHaveProperty([whole]);
      }
    }
    expect(parts['docProps/core.xml']).toContain('One &amp; two');
  });

  test('is the same each time, and says what it draws otherwise', () => {
    const options = imageOptionsSchema.parse({ format: 'pptx' });
    const [one, other] = [1, 2].map(() => paintPptx(composePicture(aProject, options)));
    expect(one).toEqual(other);
    expect(one?.notes).toEqual([
      expect.stringMatching(/heads of links are shapes beside the line/u),
    ]);
  });

  test('of a drawing that is larger than a slide is drawn smaller, and says so', () => {
    const [node] = aProject.nodes;
    if (!node) throw new Error('It has nodes.');
    const wide = { ...aProject, nodes: [node, { ...node, id: 'z', x: 9_000 }], links: [] };
    const options = imageOptionsSchema.parse({ format: 'pptx' });
    const { notes, data } = paintPptx(composePicture(wide, options));
    expect(notes).toEqual(['The diagram is drawn at 58%: no slide is larger than 56 inches.']);
    const text = new TextDecoder().decode(unzipSync(data)['ppt/presentation.xml']);
    const width = Number(/sldSz cx="(\d+)"/u.exec(text)?.[1]);
    expect(width).toBeLessThanOrEqual(51_206_400);
  });
});
