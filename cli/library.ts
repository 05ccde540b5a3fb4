import process from 'node:process';
import entities from '../data/library/entities.json';
import links from '../data/library/links.json';
import references from '../data/library/references.json';
import { libraryCoverage, type LibraryCoverage } from '../shared/matrix/library-coverage.ts';
import { parseLibrary } from '../shared/library/parse-library.ts';
import { success, type Result } from '../shared/result.ts';
import { bundledKnown } from './bundled-models.ts';
import { noFile, type Arguments, defineCommand } from './command.ts';
import { cliWords } from '../shared/words/cli.ts';

const usage = `Usage: library [--json]

Checks the bundled library and says what it covers: for each support factor and neurotransmitter how many
links stand behind the cell of its support matrix, and how well the best path is founded; then the links
without a publication, and the references of which something is from memory.

  E  established, with a PubMed id or DOI     s  supported
  e  established by a database or page alone  c  contested
  Empty: nothing verified, which does not mean that there is no effect.

  --json  one JSON object
`;

const flags = {
  json: { type: 'boolean', default: false },
} as const;

/** Answers 1 if the library is damaged, with every problem found. */
export const library = defineCommand({ usage, flags, read: readWish, run: printCoverage });

interface Wish {
  readonly json: boolean;
}

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const none = noFile(positionals);
  return none.ok ? success(values) : none;
}

function printCoverage({ json }: Wish): number {
  const parsed = parseLibrary({ entities, links, references });
  if (!parsed.ok) {
    const lines = parsed.error.map(({ where, problem }) => `${where}: ${problem}`);
    process.stderr.write(`${lines.join('\n')}\n`);
    return 1;
  }
  const coverage = libraryCoverage({ ...bundledKnown(), library: parsed.value });
  process.stdout.write(json ? toJson(coverage) : toText(coverage));
  return 0;
}

function toJson({ transmitters, rows, lacking, unchecked }: LibraryCoverage): string {
  const told = {
    transmitters: transmitters.map(({ id, label }) => ({ id, label })),
    factors: rows.map(({ factor: { id, label, kind }, cells }) => ({ id, label, kind, cells })),
    lacking,
    unchecked,
  };
  return `${JSON.stringify(told)}\n`;
}

const cellWidth = 4;

function toText({ transmitters, rows, lacking, unchecked }: LibraryCoverage): string {
  const widest = Math.max(...rows.map(({ factor }) => factor.name.length));
  const heading = transmitters.map(({ label }) => ` ${label.slice(0, 3)}`).join('');
  const table = rows.map(({ factor, cells }) => {
    const shown = transmitters.map(({ id }) => {
      const cell = cells.find(({ transmitter }) => transmitter === id);
      return (cell ? `${cell.best}${cell.links}` : '').padStart(cellWidth);
    });
    return `${factor.name.padEnd(widest)}${shown.join('')}`.trimEnd();
  });
  const bare = lacking.map(({ id, lack }) => `  ${id} (${lack})`);
  return `${[
    `${' '.repeat(widest)}${heading}`,
    ...table,
    '',
    cliWords.linksWithoutPublication(lacking.length),
    ...bare,
    '',
    cliWords.referencesFromMemory(unchecked.length),
    ...unchecked.map(({ id, fromMemory }) => `  ${id} (${fromMemory})`),
  ].join('\n')}\n`;
}
