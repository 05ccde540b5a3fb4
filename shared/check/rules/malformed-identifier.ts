import { setXrefs } from '../../edit/annotate.ts';
import { indexProject } from '../../graph/project-index.ts';
import { checkXref, findXrefDatabase } from '../../library/xref-patterns.ts';
import type { Xref } from '../../project/annotation-schema.ts';
import { shorten } from '../../project/element-names.ts';
import type { Link } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Fix, Rule } from '../finding.ts';
import { claimOf, nameOf } from '../words.ts';

export const malformedIdentifier: Rule = {
  title: 'Identifier of the wrong form',
  explanation:
    'It does not look as its database writes its identifiers, so that it leads nowhere. Databases that are not known here are not checked.',
  *check(context) {
    for (const element of [...context.project.nodes, ...context.project.links]) {
      yield undefined;
      for (const xref of element.xrefs) {
        if (checkXref(xref) === 'malformed') yield describe(context, element, xref);
      }
    }
  },
};

function describe(context: CheckContext, element: PathwayNode | Link, xref: Xref): Finding {
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

/** The same without what people copy along, or in capitals, if that makes it well formed. */
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
