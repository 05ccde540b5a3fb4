import { isSameValue } from '../../edit/same-value.ts';
import { findXrefDatabase } from '../../library/xref-patterns.ts';
import type { Xref } from '../../project/annotation-schema.ts';
import { readXrefs } from './identifiers.ts';
import {
  childrenOf,
  localName,
  makeElement,
  type SbgnElement,
  type SbgnNode,
} from './sbgn-element.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const qualifiers = 'http://biomodels.net/biology-qualifiers/';

/** An extension that says these identifiers: as it was where it says them already, else with RDF of ours in it. */
export function withXrefs(
  extension: SbgnElement | undefined,
  kept: SbgnElement,
  xrefs: readonly Xref[],
  id: string,
): SbgnElement | undefined {
  if (isSameValue(readXrefs(kept), xrefs)) return extension;
  const rest = (extension?.children ?? []).flatMap((child): SbgnNode | SbgnNode[] =>
    typeof child === 'string' ? child : (withoutIdentity(child) ?? []),
  );
  const said = xrefs.length > 0 ? [annotation(xrefs, id)] : [];
  const children = [...rest, ...said];
  return children.length > 0 ? { name: 'extension', children } : undefined;
}

/** What an element says besides identifiers; undefined where that is nothing. */
function withoutIdentity(element: SbgnElement): SbgnElement | undefined {
  if (localName(element.name) === 'is') return undefined;
  const inner = childrenOf(element);
  if (inner.length === 0) return element;
  const children = (element.children ?? []).flatMap((child): SbgnNode | SbgnNode[] =>
    typeof child === 'string' ? child : (withoutIdentity(child) ?? []),
  );
  const isEmptied = children.every((child) => typeof child === 'string' && child.trim() === '');
  return isEmptied ? undefined : { ...element, children };
}

function annotation(xrefs: readonly Xref[], id: string): SbgnElement {
  const items = xrefs.map((xref) => makeElement('rdf:li', { 'rdf:resource': addressOf(xref) }));
  const statement = makeElement('bqbiol:is', {}, [makeElement('rdf:Bag', {}, items)]);
  const description = makeElement('rdf:Description', { 'rdf:about': `#${id}` }, [statement]);
  return makeElement('rdf:RDF', { 'xmlns:rdf': rdf, 'xmlns:bqbiol': qualifiers }, [description]);
}

/** At identifiers.org: `http://identifiers.org/chebi/CHEBI:28790`, the form that tools for SBGN and SBML write. */
function addressOf({ database, id }: Xref): string {
  const known = findXrefDatabase(database);
  const collection = known ? known.compactPrefix.replace(/:$/u, '').toLowerCase() : database;
  // Half a character has no place in an address.
  const [name, key] = [collection, id].map((part) => part.replaceAll(/\p{Cs}/gu, '\uFFFD'));
  return `http://identifiers.org/${encodeURIComponent(name ?? '')}/${encodeURI(key ?? '')}`;
}
