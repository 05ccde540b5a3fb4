import { marked, type Token, type Tokens } from 'marked';
import { foldText } from '../../shared/text/fold-text.ts';

/** A page of the guide. */
export interface GuidePage {
  readonly title: string;
  /** What the page says, without its title, as the parts of its Markdown. */
  readonly parts: readonly Token[];
  readonly folded: string;
}

/** Where a page has what was searched for, with some words around it. */
export interface GuideHit {
  readonly page: number;
  readonly words: string;
}

/** Reads pages, each the text of a Markdown file that begins with its title. */
export function readPages(texts: readonly string[]): readonly GuidePage[] {
  return texts.map((text) => {
    const [first, ...parts] = marked.lexer(text);
    const title = first && isHeading(first) ? first.text : '';
    return { title, parts, folded: foldText(text).compact };
  });
}

/** The pages that have a text, each with the first line or row that does. */
export function searchPages(pages: readonly GuidePage[], query: string): readonly GuideHit[] {
  const wanted = foldText(query).compact;
  if (wanted === '') return [];
  return pages.flatMap((page, at) => {
    if (!page.folded.includes(wanted)) return [];
    const lines = page.parts.flatMap(({ raw }) => raw.split('\n')).map(plainWords);
    const line = lines.find((one) => foldText(one).compact.includes(wanted)) ?? page.title;
    return [{ page: at, words: line }];
  });
}

/** A line of Markdown without its marks. */
function plainWords(line: string): string {
  return line
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/^[#\-|\d. ]+|[*`_]|\|/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}
