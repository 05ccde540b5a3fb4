import process from 'node:process';
import { buildJsonSchema } from '../shared/project/json-schema.ts';
import { noFile, defineCommand } from './command.ts';
import { cliWords } from '../shared/words/cli.ts';

/** Prints the JSON Schema of a project file. */
export const schema = defineCommand({
  get usage() {
    return cliWords.schemaUsage;
  },
  flags: {},
  read: ({ positionals }) => noFile(positionals),
  run: () => {
    process.stdout.write(`${JSON.stringify(buildJsonSchema(), null, 2)}\n`);
    return 0;
  },
});
