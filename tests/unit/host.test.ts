import { expect, test } from 'vitest';
import { requestSchemas } from '../../shared/host.ts';

const { openWebPage } = requestSchemas;

test.each([
  ['https:\\\\reactome.org\\content', 'https://reactome.org/content'],
  ['HTTPS://Reactome.org/a b', 'https://reactome.org/a%20b'],
])('the address %j goes to the system as %j', (url, sent) => {
  expect(openWebPage.parse({ url })).toEqual({ url: sent });
});

test.each([
  'http://reactome.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'reactome.org',
  'https://',
  `https://reactome.org/${'a'.repeat(10_000)}`,
])('the address %j never goes to the system', (url) => {
  expect(openWebPage.safeParse({ url }).success).toBe(false);
});
