import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import { indexProject, withDescendants } from '../../../shared/graph/project-index.ts';
import { encodeWritten } from '../../../shared/open/encode-written.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
/** `CORPUS_FILES=1000` takes all of them. */
const most = Number(process.env['CORPUS_FILES'] ?? 12);

/** Files of the field in both formats, small and larger ones by turns. */
function someFiles(): string[] {
  if (!existsSync(corpus)) return [];
  const all = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:gpml|sbgn)$/u.test(name))
    .sort((one, other) => sizeOf(one) - sizeOf(other));
  const among = most >= all.length ? all : all.slice(0, Math.ceil(all.length * 0.8));
  const step = Math.max(1, Math.floor(among.length / most));
  return among.filter((_, index) => index % step === 0);
}

const sizeOf = (name: string) => statSync(join(corpus, name)).size;

function countNewLines(before: string, after: string): number {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line)).length;
}

describe.skipIf(!existsSync(corpus))('Real files of GPML and SBGN-ML', () => {
  test('lines that hang on a line that bends anew are worked into the text', async () => {
    const bytes = readFileSync(join(corpus, 'gpml/WP4157.gpml'));
    const read = await projectInFile(bytes, 'WP4157.gpml');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { project, format } = read.value;
    const nodes = project.nodes.map((it) =>
      it.id === 'e1147' ? { ...it, x: it.x + 13, y: it.y + 7 } : it,
    );
    const moved = await writeText({ ...project, nodes }, format);
    expect(moved.source).toBeDefined();
    expect(countNewLines(bytes.toString(), moved.text)).toBeLessThan(30);
  });

  test('right-angled lines of a node with thirty of them stay what they are', async () => {
    const bytes = readFileSync(join(corpus, 'gpml/WP4016.gpml'));
    const read = await projectInFile(bytes, 'WP4016.gpml');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { project, format } = read.value;
    const { text } = await writeText(moveNodes(['a1295'], { x: 13, y: 7 })(project), format);
    expect(text).not.toContain('nsm.');
    expect(countNewLines(bytes.toString(), text)).toBeLessThan(50);
  });

  test.each(someFiles())(
    '%s has the same bytes when it is saved, and a moved node changes only its own lines',
    async (name) => {
      const bytes = readFileSync(join(corpus, name));
      const read = await projectInFile(bytes, name);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const { project, format } = read.value;
      const written = await writeText(project, format);
      const saved = encodeWritten(written, project, format).bytes;
      expect([Buffer.from(saved).equals(bytes), written.report.losses]).toEqual([true, []]);
      const node = project.nodes.findLast(({ parent }) => parent === undefined);
      if (!node) return;
      const { id } = node;
      const moved = await writeText(moveNodes([id], { x: 13, y: 7 })(project), format);
      expect(moved.source).toBeDefined();
      const within = withDescendants(indexProject(project), [id]);
      const ends = project.links.filter(({ source, target }) =>
        [source, target].some((end) => end.to === 'node' && within.has(end.id)),
      );
      const fewLines = 6 * within.size + 12 * ends.length;
      expect(countNewLines(bytes.toString(), moved.text)).toBeLessThanOrEqual(fewLines);
    },
    60_000,
  );
});
