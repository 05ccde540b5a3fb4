import process from 'node:process';
import { buildJsonSchema } from '../shared/project/json-schema.ts';
import { readArguments } from './arguments.ts';

export const schemaUsage = `Usage: schema

Prints the JSON Schema (draft 2020-12) of a project file.
`;

export async function runSchema(args: readonly string[]): Promise<number> {
  const flags = { help: { type: 'boolean', short: 'h' } } as const;
  const given = readArguments({ args: [...args], options: flags });
  if (!given.ok) {
    process.stderr.write(`${given.error}\n\n${schemaUsage}`);
    return 1;
  }
  const text = `${JSON.stringify(buildJsonSchema(), null, 2)}\n`;
  process.stdout.write(given.value.values.help === true ? schemaUsage : text);
  return 0;
}
