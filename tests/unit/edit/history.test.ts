import { expect, test } from 'vitest';
import {
  amend,
  mostUndoSteps,
  record,
  redo,
  startHistory,
  undo,
} from '../../../shared/edit/history.ts';

const written = (...values: readonly string[]) =>
  values.reduce((history, value) => record(history, value), startHistory('start'));

test('steps are undone from the last and redone from the first', () => {
  const undone = undo(undo(written('a', 'b', 'c')));
  expect(undone).toEqual({ past: ['start'], present: 'a', future: ['b', 'c'] });
  expect(redo(undone)).toEqual({ past: ['start', 'a'], present: 'b', future: ['c'] });
});

test('a new step after undoing takes away what could be redone', () => {
  const history = record(undo(written('a', 'b')), 'c');
  expect(history).toEqual({ past: ['start', 'a'], present: 'c', future: [] });
});

test('an edit that changed nothing is no step and keeps what can be redone', () => {
  const history = undo(written('a', 'b'));
  expect(record(history, history.present)).toBe(history);
});

test('undoing the first and redoing the last step gives the same history', () => {
  const history = startHistory('start');
  expect(undo(history)).toBe(history);
  expect(redo(history)).toBe(history);
});

test('amending changes the present without a step', () => {
  const history = amend(undo(written('a', 'b')), 'A');
  expect(history).toEqual({ past: ['start'], present: 'A', future: ['b'] });
});

test('the oldest steps are forgotten, but not before 500', () => {
  const steps = Array.from({ length: mostUndoSteps + 10 }, (_unused, step) => `${step}`);
  const history = written(...steps);
  expect(history.past).toHaveLength(mostUndoSteps);
  expect(history.past[0]).toBe('9');
  expect(mostUndoSteps).toBeGreaterThanOrEqual(500);
});
