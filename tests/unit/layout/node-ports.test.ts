import { describe, expect, test } from 'vitest';
import { keyOfPort, portsOf } from '../../../shared/layout/node-ports.ts';
import { nodeKindSchema } from '../../../shared/project/project-schema.ts';
import { aNode } from '../../support/a-project.ts';

const size = { x: 100, y: 200, width: 120, height: 40 };

describe('Lines can end at a node', () => {
  test.each(nodeKindSchema.options)('a %s: on all four sides, with room to leave it', (kind) => {
    const node = aNode({ id: 'n', kind, ...size });
    const ports = portsOf(node, new Map(), 'net', 20);
    expect(new Set(ports.map(({ outwards }) => outwards))).toEqual(new Set([0, 1, 2, 3]));
    for (const { outside, outwards } of ports) {
      const gap = [
        outside.x - (node.x + node.width),
        outside.y - (node.y + node.height),
        node.x - outside.x,
        node.y - outside.y,
      ][outwards];
      expect(gap).toBe(20);
    }
  });

  test('cheapest in the middle of a side, and hardly where another net ends', () => {
    const node = aNode({ id: 'n', kind: 'enzyme', ...size });
    const free = portsOf(node, new Map(), 'a', 10);
    const [middle] = free.toSorted((one, other) => one.cost - other.cost);
    expect(middle?.cost).toBe(0);
    if (!middle) return;
    const used = new Map([[keyOfPort(node, middle), 'a']]);
    const costFor = (net: string) =>
      portsOf(node, used, net, 10).find(
        ({ end, outwards }) =>
          end.x === middle.end.x && end.y === middle.end.y && outwards === middle.outwards,
      )?.cost;
    expect(costFor('a')).toBe(0);
    expect(costFor('b')).toBeGreaterThan(1_000);
  });
});
