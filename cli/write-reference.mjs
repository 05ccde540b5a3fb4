/**
 * Writes the reference pages of docs/reference from the code, so that they cannot say something else: the file format from
 * the schema and the comments on its fields, the command line from what each command prints about itself. `--check` only
 * says which pages are not as they would be written.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));

const stale = [];
for (const [name, page] of [
  ['file-format.md', fileFormatPage()],
  ['command-line.md', commandLinePage()],
]) {
  const path = join(root, 'docs/reference', name);
  const text = await format(page, { ...(await resolveConfig(path)), filepath: path });
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readOrEmpty(path) !== text) stale.push(`docs/reference/${name}`);
}
if (stale.length > 0) {
  process.stderr.write(`Not as the code says: ${stale.join(', ')}. Run: npm run reference\n`);
  process.exitCode = 1;
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string[]} args */
function runCli(args) {
  const run = [join(root, 'cli/run.mjs'), ...args];
  return execFileSync(process.execPath, run, { cwd: root, encoding: 'utf8' });
}

function commandLinePage() {
  const help = runCli(['--help']);
  const names = [...help.matchAll(/^ {2}(\w+) {2,}(.*)$/gmu)];
  const sections = names.map(
    ([, name = '', summary]) =>
      `## ${name}\n\n${summary}.\n\n\`\`\`text\n${runCli([name, '--help']).trimEnd()}\n\`\`\`\n`,
  );
  return `# The command line

<!-- Written by \`npm run reference\` from the program's own words. -->

\`neuromatrix COMMAND\` in the installed program, \`npm run -s cli -- COMMAND\` in its source. Commands end with 0 where all went
well and with 1 where it did not, unless they say otherwise.

${sections.join('\n')}`;
}

function fileFormatPage() {
  const schema = JSON.parse(runCli(['schema']));
  const comments = commentsOfFields();
  const parts = Object.entries(schema.$defs).map(
    ([name, definition]) =>
      `## ${name}\n\n${definition.description ?? ''}\n\n${tables(definition, comments.get(name))}`,
  );
  return `# The file format

<!-- Written by \`npm run reference\` from the schema and the comments on its fields. -->

A \`.neuromatrix\` file is JSON in UTF-8, with one element a line. ${schema.description} Lengths are in UTF-16 code units,
coordinates in diagram units with y down. \`npm run -s cli -- schema\` prints the same as a JSON Schema.

## The whole file

${tables(schema, comments.get('project'))}
${parts.join('\n')}`;
}

function tables(definition, comments = new Map()) {
  const variants = definition.oneOf ?? definition.anyOf;
  if (variants?.every(({ properties }) => properties))
    return variants.map((variant) => table(variant, comments)).join('\n\n');
  return definition.properties ? table(definition, comments) : `${kindOf(definition)}\n`;
}

function table({ properties, required = [] }, comments) {
  const rows = Object.entries(properties).map(([field, value]) => {
    const name = required.includes(field) ? `**\`${field}\`**` : `\`${field}\``;
    const missing = value.default === undefined ? '' : `\`${JSON.stringify(value.default)}\``;
    return `| ${[name, kindOf(value), missing, comments.get(field) ?? ''].map(cell).join(' | ')} |`;
  });
  return `| field | value | if absent | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}

/** What a value may be, in a few words. @returns {string} */
function kindOf(value) {
  if (value.$ref) return link(value.$ref.split('/').at(-1));
  if (value.const !== undefined) return `\`${JSON.stringify(value.const)}\``;
  if (value.enum) return value.enum.map((one) => `\`${one}\``).join(', ');
  const variants = value.oneOf ?? value.anyOf;
  if (variants) return variants.map(kindOf).join(' or ');
  if (value.type === 'array')
    return `list of ${listed(kindOf(value.items))}${most(value.maxItems)}`;
  if (value.type === 'object' && value.properties)
    return `{ ${Object.entries(value.properties)
      .map(([field, one]) => `\`${field}\`: ${kindOf(one)}`)
      .join('; ')} }`;
  if (value.type === 'object') return 'object of any fields';
  if (value.type === 'string') return value.maxLength ? `text${most(value.maxLength)}` : 'text';
  if (value.type === 'number' || value.type === 'integer') return numberWords(value);
  return value.type ?? 'any JSON';
}

/** @param {string} kind */
function listed(kind) {
  return kind.includes(',') ? `(${kind})` : kind;
}

function numberWords({ type, minimum, maximum }) {
  const kind = type === 'integer' ? 'whole number' : 'number';
  const isBounded = Math.abs(maximum ?? Infinity) < 1e15;
  return isBounded ? `${kind}, ${thousands(minimum)} to ${thousands(maximum)}` : kind;
}

function most(length) {
  return length === undefined ? '' : `, at most ${thousands(length)}`;
}

function thousands(number) {
  return number.toLocaleString('en-US');
}

function link(name) {
  return `[${name}](#${name.toLowerCase()})`;
}

/**
 * The comments on the fields of each schema, by the schema's name without "Schema". The source is read by its lines: it is
 * formatted, so a declaration begins a line, and its fields stand two spaces inside.
 */
function commentsOfFields() {
  const text = readFileSync(join(root, 'shared/project/project-schema.ts'), 'utf8');
  const declared = new Map();
  let current = null;
  let comment = '';
  for (const line of joinComments(text).split('\n')) {
    const said = /^ {0,2}\/\*\* (.*) \*\/$/u.exec(line)?.[1];
    const [, name] = /^(?:export )?(?:const|function) (\w+)/u.exec(line) ?? [];
    const [, field, value] = /^ {2}(\w+): (.*)$/u.exec(line) ?? [];
    const [, spread] = /^ {2}\.\.\.(\w+)/u.exec(line) ?? [];
    if (name) {
      current = { comment, fields: new Map() };
      declared.set(name, current);
    } else if (field && current)
      current.fields.set(field, comment || commentOfNamed(value, declared));
    else if (spread && current) copyInto(current.fields, declared.get(spread)?.fields);
    comment = said ?? '';
  }
  return new Map([...declared].map(([name, { fields }]) => [name.replace(/Schema$/u, ''), fields]));
}

function copyInto(fields, others = new Map()) {
  for (const [name, comment] of others) fields.set(name, comment);
}

/** What is said of the schema that a field takes, unless it takes a list of them. */
function commentOfNamed(value, declared) {
  const [name] = /^\w+Schema\b/u.exec(value) ?? [];
  return declared.get(name)?.comment ?? '';
}

/** Comments of several lines in one. @param {string} text */
function joinComments(text) {
  return text.replaceAll(/\/\*\*\n(?: +\*(?!\/)[^\n]*\n)+ +\*\//gu, (block) => {
    const words = block
      .replaceAll(/^[ /]*\*+\/?/gmu, '')
      .split(/\s+/u)
      .filter(Boolean);
    return `/** ${words.join(' ')} */`;
  });
}
