import { expect, test } from 'vitest';
import { createBrowserPage } from '../../../../renderer/host/browser-page.ts';

function openedBy(hasAddressBar: boolean): unknown[] {
  let opened: unknown[] = [];
  const page = {
    navigator: { platform: 'Linux', userAgent: '' },
    location: { pathname: '/', search: '' },
    locationbar: { visible: hasAddressBar },
    outerWidth: 1200,
    outerHeight: 800,
    open: (...words: unknown[]) => {
      opened = words;
    },
  };
  // Only these parts of a window are asked for.
  createBrowserPage(page as unknown as Window).openEmptyEditor();
  return opened;
}

test('a new window of the program’s own is another such window; a tab opens a tab', () => {
  expect(openedBy(false)).toEqual(['/', '_blank', 'noopener,popup,width=1200,height=800']);
  expect(openedBy(true)).toEqual(['/', '_blank', 'noopener']);
});
