import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { diskFiles } from '../../../../cli/disk/disk-files.ts';

// Adds a line to one file again and again, as a program that reads, changes and saves: `node saving-loop FILE SAVES`.
const [, , path = '', saves = '0'] = process.argv;
const added: string[] = [];
let refused = 0;
while (added.length < Number(saves)) {
  const read = await diskFiles.read(path, 1_000_000);
  if (!read.ok) throw new Error(read.error.kind);
  const line = randomUUID();
  const text = `${Buffer.from(read.value.bytes).toString('utf8')}${line}\n`;
  const written = await diskFiles.write(path, Buffer.from(text, 'utf8'), read.value.hash);
  if (written.ok) added.push(line);
  else refused += 1;
}
readFileSync(path);
process.stdout.write(JSON.stringify({ added, refused }));
