import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { whatif } from '../../../cli/whatif.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { scenarioSchema, type Scenario } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { makeReport } from '../../../shared/report/report.ts';
import { sentencesOf, tellAlone } from '../../../shared/whatif/telling.ts';
import { toScenarioView } from '../../../shared/whatif/view.ts';
import { runCommand } from '../cli/run-command.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';

const asked = [
  ['serotonin-melatonin', ['tryptophan', 'iron'], []],
  ['gaba-glutamate', ['vitamin-b6'], []],
  ['serotonin-synapse', ['sert'], []],
  ['histamine', [], ['histidine']],
] as const;

/** What a window's card, a page or the command line says of one transmitter. */
interface Said {
  readonly label: string;
  readonly verdict: string;
  readonly sentences: readonly string[];
}

test.each(asked)(
  '%s, low %j, high %j: window, report and command line say the same in the same order',
  async (name, low, high) => {
    const project = pathwayNamed(name);
    const supplies = [
      ...low.map((node) => ({ node, level: 'low' as const })),
      ...high.map((node) => ({ node, level: 'high' as const })),
    ];
    const view = toScenarioView(project, supplies, known);
    const told = view.changes.filter(
      ({ kind, nodes, isSupply }) => nodeKinds[kind].isTransmitter && nodes.length > 0 && !isSupply,
    );
    const window: Said[] = told.map((change) => {
      const { reasons, remarks } = tellAlone(change);
      const sentences = [...reasons.flatMap((reason) => sentencesOf(reason)), ...remarks];
      return { label: change.label, verdict: change.verdict, sentences };
    });

    const scenario = scenarioSchema.parse({ id: 's', name: 'Asked', supplies });
    const [report] = makeReport({ ...project, scenarios: [scenario] }, 'x', known).scenarios;
    const page: Said[] = (report?.reasons ?? []).map(({ label, ways, remarks }) => ({
      label,
      verdict: report?.findings.find((one) => one.label === label)?.verdict ?? '',
      sentences: [
        ...ways.flatMap(({ steps }) => steps.map(({ sentence }) => sentence)),
        ...remarks,
      ],
    }));
    const lines = (await commandLine(project, scenario)).split('\n');

    const heads = (all: readonly Said[]) => all.map(({ label, verdict }) => ({ label, verdict }));
    expect(heads(page)).toEqual(heads(window));
    expect(window.map(({ verdict }) => lines.indexOf(`  ${verdict}`))).toEqual(
      window
        .map(({ verdict }) => lines.indexOf(`  ${verdict}`))
        .toSorted((one, other) => one - other),
    );
    for (const [at, { label, verdict, sentences }] of window.entries()) {
      expect(lines, label).toContain(`  ${verdict}`);
      // What stands above is not said again; what is said, the window says in the same words and order.
      const spoken = page[at]?.sentences ?? [];
      const plain = sentences.map((one) => one.replace(/^For (?:lower|higher): /u, ''));
      expect(spoken.filter((one) => !plain.includes(one))).toEqual([]);
      expect(lines.join(' ')).toContain(spoken[0] ?? '');
    }
  },
);

async function commandLine(
  project: Parameters<typeof serializeProject>[0],
  { supplies }: Scenario,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-words-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.neuromatrix');
  await writeFile(file, serializeProject(project));
  const flags = supplies.flatMap(({ node, level }) => [`--${level}`, node]);
  const { code, text } = await runCommand(whatif, [file, ...flags]);
  expect(code).toBe(0);
  return text;
}
