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
