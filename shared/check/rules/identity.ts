import { setXrefs } from '../../edit/set-element-properties.ts';
import { indexProject } from '../../graph/project-index.ts';
import { checkXref, findXrefDatabase } from '../../library/xref-patterns.ts';
import type { Xref, Link, PathwayNode } from '../../project/project-schema.ts';
import { shorten } from '../../project/element-names.ts';
import {
  type CheckContext,
  claimOf,
  nameOf,
  type Finding,
  type Fix,
  type Rule,
} from '../finding.ts';
import { mergeNodes } from '../../edit/merge-nodes.ts';
import { foldText } from '../../text/fold-text.ts';
import { xrefKey } from '../../library/entity-of-node.ts';
import { nodeKinds } from '../../project/node-kinds.ts';

export const malformedIdentifier: Rule = {
  title: 'Identifier of the wrong form',
  explanation:
    'It does not look as its database writes its identifiers, so that it leads nowhere. Databases that are not known here are not checked.',
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
    sentence: `“${shorten(xref.id)}” of ${name} is no identifier of ${shorten(xref.database)}, such as ${database?.example ?? ''}.`,
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
    label: `Change it to ${right}`,
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
  title: 'Node without an identifier',
  explanation:
    'A name alone leaves open which molecule is meant. With an identifier other programs know it too.',
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
    label: 'Take it from the library',
    edit: () => setXrefs(node.id, entity.xrefs),
  };
  return {
    rule: 'missing-identifier',
    severity: 'hint',
    elements: [node.id],
    sentence: `${nameOf(node)} has no identifier.`,
    ...(fix ? { fix } : {}),
  };
}

export const duplicateEntity: Rule = {
  title: 'Entity drawn twice',
  explanation:
    'Two nodes of one kind, in one compartment, stand for the same thing. What is connected to one of them does not count for the other.',
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
  const prefix = `${node.kind} ${node.parent ?? ''}`;
  const entity = context.entityOf(node);
  if (entity !== undefined) return `${prefix} entity ${entity}`;
  const [xref] = node.xrefs;
  if (xref) return `${prefix} xref ${xrefKey(xref)}`;
  const name = foldText(node.label).compact;
  return name === '' ? undefined : `${prefix} name ${name}`;
}

function describeTwins(group: readonly PathwayNode[]): Finding {
  const [first, ...others] = group;
  const ids = group.map(({ id }) => id);
  const times = group.length === 2 ? 'twice' : `${group.length.toLocaleString('en')} times`;
  return {
    rule: 'duplicate-entity',
    severity: 'warning',
    elements: ids,
    sentence: `${nameOf(first)} is drawn ${times} in the same place.`,
    fix: {
      label: others.length === 1 ? 'Make them one' : `Make the ${group.length} one`,
      edit: () => mergeNodes(first?.id ?? '', ids.slice(1)),
    },
  };
}
