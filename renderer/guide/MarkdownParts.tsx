import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';
import styles from './guide.module.css';

/** By their place beside the pages; the program brings them, so no network is needed. */
const pictures = import.meta.glob<string>('../../docs/guide/pictures/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The parts of our own Markdown as elements: no HTML in them is ever taken for HTML. */
export function MarkdownParts({ parts }: { parts: readonly Token[] }) {
  // The parts of a page never change their order.
  // oxlint-disable-next-line react/no-array-index-key
  return parts.map((part, at) => <Part key={at} part={part as MarkedToken} />);
}

/** The parts that the guide uses; a test reads all pages with them. */
type MarkedToken =
  | Tokens.Heading
  | Tokens.Paragraph
  | Tokens.List
  | Tokens.ListItem
  | Tokens.Table
  | Tokens.Code
  | Tokens.Text
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Codespan
  | Tokens.Escape
  | Tokens.Image
  | Tokens.Space;

function Part({ part }: { part: MarkedToken }): ReactNode {
  switch (part.type) {
    case 'heading':
      return <h4>{inside(part)}</h4>;
    case 'paragraph':
      return <p>{inside(part)}</p>;
    case 'list':
      return part.ordered ? <ol>{items(part)}</ol> : <ul>{items(part)}</ul>;
    case 'list_item':
      return <li>{inside(part)}</li>;
    case 'table':
      return <GuideTable table={part} />;
    case 'code':
      return (
        <pre>
          <code>{part.text}</code>
        </pre>
      );
    case 'strong':
      return <strong>{inside(part)}</strong>;
    case 'em':
      return <em>{inside(part)}</em>;
    case 'codespan':
      return <code>{part.text}</code>;
    case 'image':
      return <img src={pictures[`../../docs/guide/${part.href}`]} alt={part.text} loading="lazy" />;
    case 'escape':
    case 'text':
      return 'tokens' in part && part.tokens ? inside(part) : part.text;
    case 'space':
  }
  return null;
}

function inside({ tokens = [] }: { readonly tokens?: readonly Token[] }): ReactNode {
  return <MarkdownParts parts={tokens} />;
}

function items({ items: all }: Tokens.List): ReactNode {
  return <MarkdownParts parts={all} />;
}

function GuideTable({ table: { header, rows } }: { table: Tokens.Table }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {header.map((cell) => (
            <th key={cell.text} scope="col">
              {inside(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.map(({ text }) => text).join('|')}>
            {row.map((cell) => (
              <td key={cell.text}>{inside(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
