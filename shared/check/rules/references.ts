import { setEvidence } from '../../edit/set-element-properties.ts';
import { updateReference } from '../../edit/references.ts';
import { indexProject, citedBy } from '../../graph/project-index.ts';
import type { Reference, Link, PathwayNode } from '../../project/project-schema.ts';
import { shorten } from '../../project/element-names.ts';
import { readDoi, readPubmedId } from '../../references/identifiers.ts';
import {
  type CheckContext,
  claimOf,
  nameOf,
  quoteReference,
  type Finding,
  type Rule,
} from '../finding.ts';
import { mergeReferences, groupDuplicates } from '../../edit/import-references.ts';

export const brokenReference: Rule = {
  title: 'Broken reference',
  explanation:
    'The reference is missing from the list, says nothing, or has a DOI or PubMed id that leads nowhere.',
  *check(context) {
    const { nodes, links, references } = context.project;
    const known = new Set(references.map(({ id }) => id));
    const uses = citedBy(context.project);
    for (const element of [...nodes, ...links]) {
      const isWhole = element.evidence.every(({ reference }) => known.has(reference));
      yield isWhole ? undefined : describeUnlisted(context, element, known);
    }
    for (const reference of references) {
      yield describeFault(reference, uses.get(reference.id) ?? []);
    }
  },
};

function describeUnlisted(
  context: CheckContext,
  element: PathwayNode | Link,
  known: ReadonlySet<string>,
): Finding {
  const name = 'kind' in element ? nameOf(element) : claimOf(context, element);
  return {
    rule: 'broken-reference',
    severity: 'error',
    elements: [element.id],
    sentence: `The evidence of ${name} names a reference that is not in the list.`,
    fix: {
      label: 'Remove that evidence',
      edit: () => (project) => {
        const { nodes, links } = indexProject(project);
        const evidence = (nodes.get(element.id) ?? links.get(element.id))?.evidence ?? [];
        const kept = evidence.filter(({ reference }) => known.has(reference));
        return setEvidence(element.id, kept)(project);
      },
    },
  };
}

function describeFault(reference: Reference, elements: readonly string[]): Finding | undefined {
  const { id, doi, pmid, pmcid, title, citation, url, journal, authors } = reference;
  const base = { rule: 'broken-reference', elements } as const;
  const saysNothing = [doi, pmid, pmcid, title, citation, url, journal, ...authors].every(
    (text) => (text ?? '').trim() === '',
  );
  if (saysNothing) {
    const sentence = `The reference ${shorten(id)} says nothing that it could be found by.`;
    return { ...base, severity: 'warning', sentence };
  }
  for (const [field, noun, text, read] of [
    ['doi', 'DOI', doi, readDoi],
    ['pmid', 'PubMed id', pmid, readPubmedId],
  ] as const) {
    const right = text === undefined ? undefined : read(text);
    if (text === undefined || right === text) continue;
    const sentence = `“${shorten(text)}” in the reference ${quoteReference(reference)} is no ${noun}.`;
    if (right === undefined) return { ...base, severity: 'error', sentence };
    const fix = {
      label: `Change it to ${right}`,
      edit: () => updateReference(id, { [field]: right }),
    };
    return { ...base, severity: 'error', sentence, fix };
  }
  return undefined;
}

export const duplicateReference: Rule = {
  title: 'Publication listed twice',
  explanation:
    'It would get two numbers in a list of references. Two entries are one publication if they share a DOI or PubMed id, or a title where nothing else tells them apart.',
  *check(context) {
    const groups = groupDuplicates(context.project.references);
    if (groups.length === 0) return;
    const uses = citedBy(context.project);
    for (const group of groups) yield describeRepeated(group, uses);
  },
};

function describeRepeated(
  group: readonly Reference[],
  uses: ReadonlyMap<string, readonly string[]>,
): Finding {
  const [kept, ...others] = group.map(({ id }) => id);
  const elements = [...new Set(group.flatMap(({ id }) => uses.get(id) ?? []))];
  const times = group.length === 2 ? 'twice' : `${group.length.toLocaleString('en')} times`;
  const [first] = group;
  return {
    rule: 'duplicate-reference',
    severity: 'warning',
    elements,
    sentence: `${first ? quoteReference(first) : ''} is ${times} in the list of references.`,
    fix: { label: 'Make them one', edit: () => mergeReferences(kept ?? '', others) },
  };
}
