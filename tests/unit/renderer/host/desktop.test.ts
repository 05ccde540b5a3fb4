import { expect, test } from 'vitest';
import type { Host } from '../../../../shared/host.ts';
import { createDesktopHost } from '../../../../renderer/host/connect-host.ts';
import { aBrowser } from './a-browser.ts';

/** A desktop that reports whatever it is told to. */
function aDesktop(): { desktop: Host; report: (detail: unknown) => void } {
  let hear: (detail: never) => void = () => undefined;
  const on: Host['on'] = (_event, listener) => {
    hear = listener;
    return () => undefined;
  };
  // A process boundary keeps no types: anything may come.
  const report = (detail: unknown) => hear(detail as never);
  return { desktop: { ...aBrowser().plainHost, edition: 'desktop', on }, report };
}

test('passes on the commands of the native menu', () => {
  const { desktop, report } = aDesktop();
  const heard: string[] = [];
  createDesktopHost(desktop).on('command', (id) => heard.push(id));
  report('undo');
  expect(heard).toEqual(['undo']);
});

test('lets nothing through that is not what the event promises', () => {
  const { desktop, report } = aDesktop();
  const heard: unknown[] = [];
  createDesktopHost(desktop).on('command', (id) => heard.push(id));
  expect(() => report('format-disk')).toThrow(/Invalid option/u);
  expect(heard).toEqual([]);
});
