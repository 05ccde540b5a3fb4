import { expect, test } from 'vitest';
import { checkSize, createFloodGate } from '../../../electron/request-limits.ts';

function nested(depth: number): unknown {
  let value: unknown = 'inside';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

test('what a page of ours says is within the limits', () => {
  expect(() => checkSize(undefined)).not.toThrow();
  expect(() => checkSize({ text: 'a', data: new Uint8Array(1_000) })).not.toThrow();
  expect(() => checkSize(nested(100))).not.toThrow();
});

test('hundreds of megabytes of text, in one piece or in many, are refused', () => {
  const piece = 'x'.repeat(10_000_000);
  expect(() => checkSize({ text: piece.repeat(20) })).toThrow('more than');
  expect(() => checkSize(Array.from({ length: 20 }, () => piece))).toThrow('more than');
});

test('lists that lie deep in each other are refused before they exhaust the stack', () => {
  expect(() => checkSize(nested(100_000))).toThrow('too deep');
});

test('a page that floods the program is refused, another one is not, and answers make room again', async () => {
  const gate = createFloodGate();
  const [page, other] = [{}, {}];
  let answerAll: (answer: string) => void = () => undefined;
  const waiting = new Promise<string>((resolve) => (answerAll = resolve));
  const asked = Array.from({ length: 501 }, () => gate(page, () => waiting));
  await expect(asked.at(-1)).rejects.toThrow('too much at once');
  await expect(gate(other, async () => 'answered')).resolves.toBe('answered');
  answerAll('answered');
  expect(
    (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled'),
  ).toHaveLength(500);
  await expect(gate(page, async () => 'answered')).resolves.toBe('answered');
});
