import { array, assert, double, option, property } from 'fast-check';
import { expect, test } from 'vitest';
import { layOutPlot, type PlotRequest } from '../../../shared/kinetics/line-plot.ts';

const request: PlotRequest = {
  at: [0.25, 0.5, 1, 2, 4],
  series: [{ values: [-0.6, -0.3, 0, 0.2, 0.3] }],
  width: 400,
  height: 200,
  margins: { top: 10, right: 90, bottom: 30, left: 50 },
  scale: 'log',
  nameHeight: 14,
};

test('half and double are equally far from the usual amount', () => {
  const { positionOf } = layOutPlot(request);
  expect(positionOf(1) - positionOf(0.5)).toBeCloseTo(positionOf(2) - positionOf(1), 1);
});

test('the axis has round numbers, and no change is one of them', () => {
  const { up, zero } = layOutPlot(request);
  expect(up.map(({ value }) => value)).toEqual([-0.6, -0.4, -0.2, 0, 0.2, 0.4]);
  expect(up.find(({ value }) => value === 0)?.at).toBe(zero);
});

test('what hardly changes looks flat', () => {
  const flat = layOutPlot({ ...request, series: [{ values: [0.001, 0, 0, -0.001, 0.002] }] });
  const heights = [...(flat.lines[0]?.path.matchAll(/ ([\d.]+)/gu) ?? [])].map(([, y]) =>
    Number(y),
  );
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(flat.frame.height / 20);
});

test('a line has a gap where the model has no steady state', () => {
  const { lines } = layOutPlot({ ...request, series: [{ values: [0, 0.1, null, 0.1, 0] }] });
  expect(lines[0]?.path.match(/M/gu)).toHaveLength(2);
});

test('a curve without any value has a name and no line', () => {
  const { lines } = layOutPlot({
    ...request,
    series: [{ values: [null, null, null, null, null] }],
  });
  expect(lines[0]).toMatchObject({ path: '', end: null });
});

const aValue = option(double({ min: -1, max: 50, noNaN: true }), { nil: null });

test('all lines lie within the frame, and no name covers another', () => {
  const curves = array(array(aValue, { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });
  assert(
    property(curves, (all) => {
      const { frame, lines } = layOutPlot({
        ...request,
        series: all.map((values) => ({ values })),
      });
      for (const { end } of lines) {
        if (!end) continue;
        expect(end.y).toBeGreaterThanOrEqual(frame.y - 0.1);
        expect(end.y).toBeLessThanOrEqual(frame.y + frame.height + 0.1);
      }
      const names = lines.map(({ nameAt }) => nameAt).sort((one, other) => one - other);
      const gaps = names.slice(1).map((name, index) => name - (names[index] ?? 0));
      expect(gaps.every((gap) => gap >= request.nameHeight - 0.2)).toBe(true);
    }),
  );
});
