import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'vitest';
import { projectInFile } from '../../../shared/open/open-file.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { encodeWritten } from '../../../shared/open/bytes-to-save.ts';
const root = '/work/shared/corpus/';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((n) => /\.(gpml|sbgn)$/.test(n)).filter((n)=>n.includes(process.env['ONLY'] ?? ''));
function lines(t: string) { return t.split('\n'); }
function changed(a: string, b: string): [number, number] {
  // multiset difference of lines
  const m = new Map<string, number>();
  for (const l of lines(a)) m.set(l, (m.get(l) ?? 0) + 1);
  let added = 0;
  for (const l of lines(b)) { const c = m.get(l) ?? 0; if (c > 0) m.set(l, c - 1); else added += 1; }
  let removed = 0; for (const c of m.values()) removed += c;
  return [removed, added];
}
test('measure', async () => {
  let same = 0, anew = 0, moved = 0, sumChanged = 0, sumLines = 0; const times: number[] = [];
  for (const name of files) {
    const bytes = readFileSync(root + name);
    const t0 = performance.now();
    const read = await projectInFile(bytes, name.split('/').at(-1)!);
    const t1 = performance.now();
    if (!read.ok) { console.log(name, 'NOT OPENED', JSON.stringify(read.error).slice(0,150)); continue; }
    const { project, format } = read.value;
    const w = await writeText(project, format);
    const t2 = performance.now();
    const out = encodeWritten(w, project, format).bytes;
    const isSame = Buffer.compare(Buffer.from(out), bytes) === 0;
    if (isSame) same += 1; else console.log(name, 'DIFFERS', JSON.stringify(w.report.losses.slice(0, 2)));
    const node = project.nodes[Math.floor(project.nodes.length / 2)];
    if (node) {
      const next = { ...project, nodes: project.nodes.map((n) => n === node ? { ...n, x: n.x + 13, y: n.y + 7 } : n) };
      const t3 = performance.now();
      const w2 = await writeText(next, format);
      const t4 = performance.now();
      const isAnew = !w2.source;
      if (isAnew) anew += 1;
      const text = bytes.toString('utf8');
      const [r, a] = changed(text, w2.text);
      const attached = project.links.filter((l) => [l.source, l.target].some((e) => e.to === 'node' && e.id === node.id)).length;
      moved += 1; sumChanged += a; sumLines += lines(text).length;
      times.push(t4 - t3);
      if (process.env['V'] || isAnew || a > 40) console.log(name, node.kind, isAnew ? 'ANEW' : 'patched', 'removed', r, 'added', a, 'of', lines(text).length, 'links', attached, 'ms open', Math.round(t1-t0), 'same', Math.round(t2-t1), 'moved', Math.round(t4 - t3));
    }
  }
  console.log('files', files.length, 'same', same, 'moved', moved, 'anew', anew, 'lines changed', sumChanged, 'of', sumLines, 'median ms', times.sort((a,b)=>a-b)[times.length>>1], 'max', times.at(-1));
}, 600000);
