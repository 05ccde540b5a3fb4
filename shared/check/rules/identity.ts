import { setXrefs } from '../../edit/set-element-properties.ts';
import { indexProject } from '../../graph/project-index.ts';
import { checkXref, findXrefDatabase } from '../../library/xref-patterns.ts';
import type { Xref, Link, PathwayNode } from '../../project/project-schema.ts';
import { shorten } from '../../project/element-names.ts';
import { type CheckContext, type Finding, type Fix, type Rule } from '../finding.ts';
import { claimOf, nameOf } from '../naming.ts';
import { mergeNodes } from '../../edit/merge-nodes.ts';
import { foldText } from '../../text/fold-text.ts';
import { xrefKey } from '../../library/entity-of-node.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { checkWords } from '../../words/check.ts';

export const malformedIdentifier: Rule = {
  get title() {
    return checkWords.identifierWrongForm;
  },
  get explanation() {
    return checkWords.doesNotLookAs;
  },
  *check(context) {
    for (const element of [...context.project.nodes, ...context.project.links]) {
      yield undefined;
      for (const xref of element.xrefs) {
        if (checkXref(xref) === 'malformed') yield describeMalformed(context, element, xref);
      }
    }
  },
};

function describeMalformed(
  context: CheckContext,
  element: PathwayNode | Link,
  xref: Xref,
): Finding {
  const database = findXrefDatabase(xref.database);
  const name = 'kind' in element ? nameOf(element) : claimOf(context, element);
  const fix = rewrite(element.id, xref);
  return {
    rule: 'malformed-identifier',
    severity: 'error',
    elements: [element.id],
    sentence: checkWords.malformed({
      id: shorten(xref.id),
      of: name,
      database: shorten(xref.database),
      example: database?.example ?? '',
    }),
    ...(fix ? { fix } : {}),
  };
}

/** The same identifier without what people copy along, or in capitals, if it is well formed then. */
function rewrite(id: string, xref: Xref): Fix | undefined {
  const plain = xref.id.replaceAll(/[\s\u200b\ufeff]/gu, '');
  const ownName = xref.id.slice(xref.id.lastIndexOf(':') + 1).trim();
  const lastPart = plain.replace(/^https?:.*[/=:]/iu, '');
  const ways = [plain, lastPart, ownName].flatMap((text) => [text, text.toUpperCase()]);
  const right = ways.find((way) => checkXref({ ...xref, id: way }) === 'well-formed');
  if (right === undefined) return undefined;
  return {
    label: checkWords.change(right),
    edit: () => (project) => {
      const { nodes, links } = indexProject(project);
      const xrefs = (nodes.get(id) ?? links.get(id))?.xrefs ?? [];
      const isSame = (one: Xref) => one.database === xref.database && one.id === xref.id;
      return setXrefs(
        id,
        xrefs.map((one) => (isSame(one) ? { ...one, id: right } : one)),
      )(project);
    },
  };
}

export const missingIdentifier: Rule = {
  get title() {
    return checkWords.nodeWithoutIdentifier;
  },
  get explanation() {
    return checkWords.nameAloneLeavesOpen;
  },
  *check(context) {
    for (const node of context.project.nodes) {
      yield nodeKinds[node.kind].needsIdentifier && node.xrefs.length === 0
        ? describeMissing(context, node)
        : undefined;
    }
  },
};

function describeMissing(context: CheckContext, node: PathwayNode): Finding | undefined {
  const entity = context.known.entities.get(context.entityOf(node) ?? '');
  // Some things, such as a whole family of receptors, have no identifier even in the library.
  if (entity && entity.xrefs.length === 0) return undefined;
  const fix: Fix | undefined = entity && {
    label: checkWords.takeFromLibrary,
    edit: () => setXrefs(node.id, entity.xrefs),
  };
  return {
    rule: 'missing-identifier',
    severity: 'hint',
    elements: [node.id],
    sentence: checkWords.hasNoIdentifier(nameOf(node)),
    ...(fix ? { fix } : {}),
  };
}

export const duplicateEntity: Rule = {
  get title() {
    return checkWords.entityDrawnTwice;
  },
  get explanation() {
    return checkWords.twoNodesOneKind;
  },
  *check(context) {
    const groups = new Map<string, PathwayNode[]>();
    for (const node of context.project.nodes) {
      const key = keyOf(context, node);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group) group.push(node);
      else groups.set(key, [node]);
    }
    for (const group of groups.values()) {
      yield group.length > 1 ? describeTwins(group) : undefined;
    }
  },
};

/** Nodes with the same key are one thing: by the library's entry, else the first identifier, else the label. */
function keyOf(context: CheckContext, node: PathwayNode): string | undefined {
  const { contains, family } = nodeKinds[node.kind];
  if (contains || family === 'drawing') return undefined;
  const prefix = [node.kind, node.parent ?? ''];
  const entity = context.entityOf(node);
  if (entity !== undefined) return [...prefix, 'entity', entity].join(' ');
  const [xref] = node.xrefs;
  if (xref) return [...prefix, 'xref', xrefKey(xref)].join(' ');
  const name = foldText(node.label).compact;
  return name === '' ? undefined : [...prefix, 'name', name].join(' ');
}

function describeTwins(group: readonly PathwayNode[]): Finding {
  const [first] = group;
  const ids = group.map(({ id }) => id);

  return {
    rule: 'duplicate-entity',
    severity: 'warning',
    elements: ids,
    sentence: checkWords.drawnAgain(nameOf(first), group.length),
    fix: {
      label: checkWords.merge(group.length),
      edit: () => mergeNodes(first?.id ?? '', ids.slice(1)),
    },
  };
}
