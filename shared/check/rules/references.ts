import { setEvidence } from '../../edit/set-element-properties.ts';
import { updateReference } from '../../edit/references.ts';
import { indexProject, citedBy } from '../../graph/project-index.ts';
import type { Reference, Link, PathwayNode } from '../../project/project-schema.ts';
import { shorten } from '../../project/element-names.ts';
import { readDoi, readPubmedId } from '../../references/identifiers.ts';
import { type CheckContext, type Finding, type Rule } from '../finding.ts';
import { claimOf, nameOf, quoteReference } from '../naming.ts';
import { mergeReferences, groupDuplicates } from '../../edit/import-references.ts';
import { checkWords } from '../../words/check.ts';

export const brokenReference: Rule = {
  get title() {
    return checkWords.brokenReference;
  },
  get explanation() {
    return checkWords.referenceMissingFromList;
  },
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
    sentence: checkWords.evidenceNamesReferenceNot(name),
    fix: {
      label: checkWords.removeEvidence,
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
    const sentence = checkWords.referenceSaysNothingCould(shorten(id));
    return { ...base, severity: 'warning', sentence };
  }
  for (const [field, isNone, text, read] of [
    ['doi', checkWords.noDoi, doi, readDoi],
    ['pmid', checkWords.noPubmedId, pmid, readPubmedId],
  ] as const) {
    const right = text === undefined ? undefined : read(text);
    if (text === undefined || right === text) continue;
    const sentence = isNone(shorten(text), quoteReference(reference));
    if (right === undefined) return { ...base, severity: 'error', sentence };
    const fix = {
      label: checkWords.change(right),
      edit: () => updateReference(id, { [field]: right }),
    };
    return { ...base, severity: 'error', sentence, fix };
  }
  return undefined;
}

export const duplicateReference: Rule = {
  get title() {
    return checkWords.publicationListedTwice;
  },
  get explanation() {
    return checkWords.wouldGetTwoNumbers;
  },
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

  const [first] = group;
  return {
    rule: 'duplicate-reference',
    severity: 'warning',
    elements,
    sentence: checkWords.listedAgain(first ? quoteReference(first) : '', group.length),
    fix: { label: checkWords.merge(group.length), edit: () => mergeReferences(kept ?? '', others) },
  };
}
