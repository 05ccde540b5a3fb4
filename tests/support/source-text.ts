/**
 * What a source file imports, in whatever form: `import`, `export … from`, types, `import()`, `require()`,
 * `new URL(…, import.meta.url)`. Names in comments do not count.
 */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  const forms = [
    /\b(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])(?<name>.+?)\1/gu,
    /\bimport\s*(['"])(?<name>.+?)\1/gu,
    /\b(?:import|require)\s*\(\s*(['"`])(?<name>.+?)\1/gu,
    /\bnew\s+URL\s*\(\s*(['"`])(?<name>\..+?)\1\s*,\s*import\.meta\.url/gu,
  ];
  return forms.flatMap((form) =>
    [...code.matchAll(form)].map((match) => match.groups?.['name'] ?? ''),
  );
}

/** The identifiers that a program's code uses as names of their own: not members, keys, or words in texts and comments. */
export function wordsOf(text: string): string[] {
  const code = withoutComments(text, { texts: false });
  return [...code.matchAll(/(?<![.\w$#])[A-Za-z_$][\w$]*(?!\s*\??:|[\w$])/gu)].map(
    ([word]) => word,
  );
}

/** Blanks comments, and with `texts: false` the content of strings too; what templates insert stays code. */
function withoutComments(text: string, { texts = true } = {}): string {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/gu;
  return text.replaceAll(token, (found) => {
    if (found.startsWith('//') || found.startsWith('/*')) return ' ';
    if (texts) return found;
    if (!found.startsWith('`')) return "''";
    return [...found.matchAll(/\$\{([^}]*)\}/gu)].map(([, code]) => `(${code ?? ''})`).join(' ');
  });
}

/**
 * The texts that code tells over one after another, each such list by itself: between square brackets, as cases of a
 * switch, as comparisons joined by `&&` or `||`, as keys of an object.
 */
export function listsOf(text: string): string[][] {
  const code = withoutComments(text);
  const forms = [
    /\[[^[\](){}]*\]/gu,
    /(?:\bcase\s*'[^'\n]*':\s*)+/gu,
    /(?:[!=]==\s*'[^'\n]*'\s*(?:\|\||&&)\s*[\w.?]+\s*)+[!=]==\s*'[^'\n]*'/gu,
  ];
  const lists = forms.flatMap((form) =>
    [...code.matchAll(form)].map(([list]) =>
      [...list.matchAll(/'([^'\n]*)'/gu)].map(([, word = '']) => word),
    ),
  );
  return [...lists, ...keysOf(code)];
}

/** The keys of each object literal, without those of what lies in it. */
function keysOf(code: string): string[][] {
  const open: string[][] = [];
  const found: string[][] = [];
  for (const { groups } of code.matchAll(
    /(?<open>\{)|(?<close>\})|(?<=[{,]\s*)'?(?<key>[\w-]+)'?:/gu,
  )) {
    if (groups?.['open']) open.push([]);
    else if (groups?.['close']) found.push(open.pop() ?? []);
    else open.at(-1)?.push(groups?.['key'] ?? '');
  }
  return found;
}
