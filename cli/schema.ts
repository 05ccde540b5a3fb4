import process from 'node:process';
import { buildJsonSchema } from '../shared/project/json-schema.ts';
import { noFile, defineCommand } from './command.ts';

const usage = `Usage: schema

Prints the JSON Schema (draft 2020-12) of a project file.
`;

/** Prints the JSON Schema of a project file. */
export const schema = defineCommand({
  usage,
  flags: {},
  read: ({ positionals }) => noFile(positionals),
  run: () => {
    process.stdout.write(`${JSON.stringify(buildJsonSchema(), null, 2)}\n`);
    return 0;
  },
});
