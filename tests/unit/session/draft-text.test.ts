import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Project, limits } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import {
  createDraftJournal,
  createDraftSender,
  createDraftText,
  draftStepSchema,
  joinDraft,
  textAfter,
  type DraftStep,
  type NumberedText,
  type DraftSender,
  type DraftText,
} from '../../../shared/session/draft-text.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { arbitraryEdit, makeEdit } from '../edit/arbitrary-edit.ts';

/** Sends a project; gives the text that the other side then has, and how many lines were sent. */
function send(sender: DraftSender, text: DraftText, project: Project) {
  let lines = 0;
  let kept: string | null = null;
  for (const step of sender.steps('d', project)) {
    lines += step.lines.length;
    const taken = text.take(draftStepSchema.parse(structuredClone(step)));
    kept = typeof taken === 'object' ? joinDraft(taken) : taken;
  }
  sender.confirm();
  return { lines, kept };
}

describe('the draft of a project', () => {
  test('is the text of its file after any sequence of edits', () => {
    const first = arbitraryProject({ maxNodes: 8, maxLinks: 8, unknownFields: true });
    fc.assert(
      fc.property(first, fc.array(arbitraryEdit, { maxLength: 30 }), (start, edits) => {
        const sender = createDraftSender();
        const text = createDraftText();
        let ids = 0;
        let present = start;
        const wrong = [null, ...edits].filter((edit) => {
          if (edit !== null) present = makeEdit(edit, present, () => `new-${++ids}`)(present);
          return send(sender, text, present).kept !== serializeProject(present);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('costs one line for each element that changed, however large the project is', () => {
    const sender = createDraftSender();
    const text = createDraftText();
    const nodes = Array.from({ length: 10_000 }, (_, at) => aNode({ id: `n${at}` }));
    const links = nodes
      .slice(1)
      .map(({ id }, at) => aLink({ id: `l${at}`, source: 'n0', target: id }));
    const whole = aProject({ nodes, links });
    const sent = (project: Project) => send(sender, text, project).lines;
    expect(sent(whole)).toBe(nodes.length + links.length);

    const dragged = nodes.map((node, at) => (at === 5_000 ? { ...node, x: 10 } : node));
    expect(sent({ ...whole, nodes: dragged })).toBe(1);
    expect(sent({ ...whole, nodes: [...dragged, aNode({ id: 'new' })] })).toBe(1);
    const fewer = { ...whole, nodes: dragged.slice(1), links: links.slice(1) };
    expect(sent(fewer)).toBe(0);
    const turned = { ...fewer, nodes: fewer.nodes.toReversed() };
    expect(sent(turned)).toBe(0);
    const titled = { ...turned, metadata: { ...whole.metadata, title: 'Other' } };
    expect(sent(titled)).toBe(0);
    const noted = { ...titled, nodes: titled.nodes.with(7, aNode({ id: 'n7', notes: 'Seen.' })) };
    expect(sent(noted)).toBe(1);
    expect(sent(noted)).toBe(0);
  });

  test('is asked for as a whole by a host that was started anew', () => {
    const sender = createDraftSender();
    send(sender, createDraftText(), aProject());
    const project = aProject({ nodes: [aNode()] });
    const text = createDraftText();
    expect(send(sender, text, project).kept).toBe('unknown');
    sender.forget();
    expect(send(sender, text, project).kept).toBe(serializeProject(project));
  });

  test('arrives in one message from a window that is about to go, whether an earlier one arrived or not', () => {
    const first = aProject({ nodes: [aNode({ id: 'a' })] });
    const second = aProject({ nodes: [...first.nodes, aNode({ id: 'b' })] });
    const third = aProject({ nodes: [...second.nodes, aNode({ id: 'c' })] });
    for (const arrives of [false, true]) {
      const sender = createDraftSender();
      const text = createDraftText();
      send(sender, text, first);
      for (const step of sender.steps('d', second)) if (arrives) text.take(step);
      const taken = sender.atOnce('d', third).map((step) => text.take(step));
      const texts = taken.filter((one) => typeof one === 'object');
      expect(texts.map(joinDraft)).toEqual([serializeProject(third)]);
    }
  });

  test('is refused when a message would make more of it than a file may hold', () => {
    const text = createDraftText();
    const step = { document: 'd', number: 1, base: null, lines: ['x'.repeat(1_000)] };
    const runs = Array.from({ length: limits.fileBytes / 1_000 + 1 }, () => ({
      from: 'sent' as const,
      start: 0,
      count: 1,
    }));
    expect(text.take({ ...step, parts: [{ name: '"nodes"', runs }] })).toBe('unknown');
    const outside = [{ from: 'sent' as const, start: 0, count: 1e12 }];
    expect(text.take({ ...step, parts: [{ name: '"nodes"', runs: outside }] })).toBe('unknown');
  });
});

describe('a large draft that is kept as a text and the steps after it', () => {
  const nodes = Array.from({ length: 2_000 }, (_, i) => aNode({ id: `n${i}`, label: `Node ${i}` }));
  const large = aProject({ nodes });

  /** Keeps what is sent as the worker of the browser edition does. */
  function aKeeper() {
    const sender = createDraftSender();
    const text = createDraftText();
    const journal = createDraftJournal();
    let whole: NumberedText = { number: 0, parts: [] };
    let steps: DraftStep[] = [];
    let written = 0;
    const keep = (project: Project) => {
      for (const step of sender.steps('d', project)) {
        const taken = text.take(draftStepSchema.parse(structuredClone(step)));
        if (typeof taken !== 'object') continue;
        if (journal.takes(taken)) steps = [...steps, taken.by];
        else {
          whole = taken;
          steps = [];
        }
        written += steps.length > 0 ? JSON.stringify(taken.by).length : joinDraft(whole).length;
      }
      sender.confirm();
    };
    const at = (count: number) => joinDraft(textAfter(whole, steps.slice(0, count)));
    return {
      keep,
      at,
      kept: () => at(steps.length),
      count: () => steps.length,
      written: () => written,
    };
  }

  const moved = (project: Project, at: number, x: number): Project => ({
    ...project,
    nodes: project.nodes.map((node, index) => (index === at ? { ...node, x } : node)),
  });

  test('is the last project at any time, and writes a small part of it', () => {
    const keeper = aKeeper();
    let project = large;
    keeper.keep(project);
    const before = keeper.written();
    for (let edits = 1; edits <= 500; edits += 1) {
      project = moved(project, (edits * 7) % nodes.length, edits);
      keeper.keep(project);
    }
    expect(keeper.kept()).toBe(serializeProject(project));
    expect(keeper.written() - before).toBeLessThan(10 * serializeProject(project).length);
  });

  test('is an earlier project where the last steps were not written any more', () => {
    const keeper = aKeeper();
    keeper.keep(large);
    const once = moved(large, 1, 11);
    keeper.keep(once);
    keeper.keep(moved(once, 2, 22));
    expect(keeper.count()).toBe(2);
    expect(keeper.at(1)).toBe(serializeProject(once));
    expect(keeper.at(0)).toBe(serializeProject(large));
  });

  test('holds no laboratory value that was removed, in no step', () => {
    const keeper = aKeeper();
    const scenario = {
      id: 's',
      name: 'Low iron',
      description: '',
      supplies: [],
      markers: [{ name: 'Ferritin', value: '7.777', unit: 'ng/ml' }],
    };
    keeper.keep({ ...large, scenarios: [scenario] });
    keeper.keep(moved({ ...large, scenarios: [scenario] }, 1, 11));
    expect(keeper.at(0)).toContain('7.777');
    keeper.keep(moved(large, 1, 11));
    expect(keeper.at(0)).not.toContain('7.777');
    expect(keeper.kept()).toBe(serializeProject(moved(large, 1, 11)));
  });
});
