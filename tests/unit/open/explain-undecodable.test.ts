import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../../shared/messages.ts';
import { projectInFile } from '../../../shared/open/open-file.ts';

async function whyRefused(name: string, bytes: Uint8Array): Promise<string> {
  const read = await projectInFile(bytes, name);
  if (read.ok) throw new Error('It was read.');
  const { title, detail } = describeFailure({ file: name, error: read.error });
  return `${title} ${detail}`;
}

const pathway = '<Pathway xmlns="http://pathvisio.org/GPML/2013a"\n Name="Sérotonine"/>';

describe('a file in another encoding than it says is refused with the place or the reason', () => {
  test.each([
    ['XML that says UTF-8', `<?xml version="1.0" encoding="UTF-8"?>\n${pathway}`, 'Line 3'],
    ['XML that says nothing', pathway, 'Line 2'],
    ['an encoding nobody knows', `<?xml version="1.0" encoding="klingon"?>\n${pathway}`, 'klingon'],
  ])('%s', async (_what, text, expected) => {
    const why = await whyRefused('a.gpml', Buffer.from(text, 'latin1'));
    expect(why).toContain('not well-formed XML');
    expect(why).toContain(expected);
    expect(why).toContain('save it as UTF-8');
  });

  test('but what is no text at all is called that', async () => {
    const why = await whyRefused('a.csv', Buffer.from([0x10, 0xff, 0x00, 0xfe, 0x0d, 0x0a]));
    expect(why).toContain('a binary file');
  });
});
