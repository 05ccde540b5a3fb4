import { expect, test } from 'vitest';
import { createSaveQueue, createTurns } from '../../../shared/session/in-turn.ts';

test('tasks on one file wait for each other, even after a failure; others do not', async () => {
  const inTurn = createTurns<string>();
  const order: string[] = [];
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const first = inTurn('a', async () => {
    await gate;
    order.push('first');
    throw new Error('no');
  });
  const second = inTurn('a', async () => void order.push('second'));
  await inTurn('b', async () => void order.push('other'));
  release();
  await expect(first).rejects.toThrow('no');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});

/** A save that ends when the test says so. */
function aSave() {
  const calls: { readonly overwrite: boolean; end: (saved: boolean) => void }[] = [];
  const save = (overwrite: boolean) =>
    new Promise<boolean>((end) => void calls.push({ overwrite, end }));
  return { calls, save };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a save that is asked for during another comes after it, once for all who asked', async () => {
  const { calls, save } = aSave();
  const queued = createSaveQueue(save, () => 'a');
  const first = queued(false);
  const [second, third] = [queued(false), queued(true)];
  await settled();
  expect(calls).toHaveLength(1);
  calls[0]?.end(false);
  expect(await first).toBe(false);
  await settled();
  expect(calls.map(({ overwrite }) => overwrite)).toEqual([false, true]);
  calls[1]?.end(true);
  expect(await Promise.all([second, third])).toEqual([true, true]);
});

test('a save elsewhere does not wait for one that never ends', async () => {
  const { calls, save } = aSave();
  let file = 'gone';
  const queued = createSaveQueue(save, () => file);
  void queued(false);
  file = 'here';
  const saved = queued(false);
  calls[1]?.end(true);
  expect(await saved).toBe(true);
});
