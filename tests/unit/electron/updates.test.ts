import { expect, test } from 'vitest';
import { lookForUpdate, updateFeedOf } from '../../../electron/updates.ts';

const feed = 'https://example.org/feed.json';
const page = 'https://example.org/get';

async function asked(current: string, answer: () => Promise<Response>) {
  const lines: string[] = [];
  const sent: RequestInit[] = [];
  const fetch = (_url: string, options: RequestInit) => {
    sent.push(options);
    return answer();
  };
  const update = await lookForUpdate({ feed, current, fetch }, (line) => void lines.push(line));
  return { update, lines, sent };
}

const says = (value: unknown) => async () => Response.json(value);

test.each([
  ['1.9.3', '1.10.0', true],
  ['1.10.0', '1.10.0', false],
  ['1.10.1', '1.10.0', false],
  ['2.0.0', '1.99.99', false],
  ['1.10.0-beta.2', '1.10.0', true],
  ['1.10.0-beta.2', '1.9.0', false],
])('who has %s and is told of %s hears of it: %s', async (current, version, isTold) => {
  const { update, lines } = await asked(current, says({ version, page }));
  expect(update).toEqual(isTold ? { version, page } : null);
  expect(lines).toEqual([]);
});

test.each([
  ['an address that is not there', async () => new Response('', { status: 404 })],
  ['no network', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a page instead of a feed', async () => new Response('<html>')],
  ['a page that is a script', says({ version: '9.0.0', page: 'javascript:alert(1)' })],
  ['a page without encryption', says({ version: '9.0.0', page: 'http://example.org' })],
  ['words for a version', says({ version: 'the best one', page })],
  ['an endless answer', async () => new Response(`"${'x'.repeat(50_000)}"`)],
])('%s tells nothing, and the log says so', async (_what, answer) => {
  const { update, lines } = await asked('1.0.0', answer);
  expect(update).toBeNull();
  expect(lines).toEqual([expect.stringContaining(feed)]);
});

test('the question carries nothing of the person', async () => {
  const { sent } = await asked('1.0.0', says({ version: '1.0.0', page }));
  expect(sent).toEqual([{ credentials: 'omit', cache: 'no-store' }]);
});

test.each([
  ['{"name":"neuromatrix"}', null],
  [`{"updateFeed":"${feed}"}`, feed],
  ['{"updateFeed":"http://example.org/feed.json"}', null],
  ['{"updateFeed":7}', null],
])('the package %s names the feed %s', (text, named) => {
  expect(updateFeedOf(text)).toBe(named);
});
