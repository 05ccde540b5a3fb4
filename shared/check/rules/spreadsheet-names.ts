import { shorten } from '../../project/element-names.ts';
import type { PathwayNode } from '../../project/project-schema.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { Finding, Rule } from '../finding.ts';
import { checkWords } from '../../words/check.ts';

/**
 * Names that a spreadsheet changed: dates that were genes (Ziemann M et al., Genome Biol 2016;17:177), numbers that were
 * identifiers, and its words for errors. HGNC renamed the genes for that reason (Bruford EA et al., Nat Genet
 * 2020;52:754).
 */
export const spreadsheetName: Rule = {
  get title() {
    return checkWords.nameSpreadsheetChanged;
  },
  get explanation() {
    return checkWords.spreadsheetsTakeSomeNames;
  },
  *check({ project }) {
    for (const node of project.nodes) {
      yield undefined;
      if (nodeKinds[node.kind].family === 'drawing') continue;
      const changed = readChangedName(node.label);
      if (changed !== null) yield describe(node, changed);
    }
  },
};

interface ChangedName {
  readonly looksLike: keyof typeof checkWords.looksLike;
  /** The name that it may have been; empty where nobody can know. */
  readonly candidates: readonly string[];
  /** Whether the name is gone, or only in danger. */
  readonly isLost: boolean;
}

function describe({ id, label }: PathwayNode, changed: ChangedName): Finding {
  const { looksLike, candidates, isLost } = changed;
  const name = checkWords.quoted(shorten(label));
  const sentence = isLost ? checkWords.changedName : checkWords.endangeredName;
  return {
    rule: 'spreadsheet-name',
    severity: isLost ? 'warning' : 'hint',
    elements: [id],
    sentence: sentence(name, checkWords.looksLike[looksLike], candidates),
  };
}

function readChangedName(label: string): ChangedName | null {
  const text = label.trim();
  return readErrorWord(text) ?? readDate(text) ?? readNumber(text) ?? readEndangered(text);
}

/** What Excel, LibreOffice and Google Sheets write where a formula fails, in English, German, French and Spanish. */
const errorWord =
  /^(?:#(?:N\/A|¡REF!|NA|N\/V|NV|N\/D|NOMBRE\?|NAME\?|NOM\?|REF!|BEZUG!|¡REF!|VALUE!|WERT!|VALEUR!|¡VALOR!|DIV\/0!|¡DIV\/0!|NULL!|NUL!|¡NULO!|NUM!|ZAHL!|NOMBRE!|¡NUM!|SPILL!|CALC!|ERROR!|GETTING_DATA)|Err:\d{3})$/iu;

function readErrorWord(text: string): ChangedName | null {
  if (!errorWord.test(text)) return null;
  return { looksLike: 'error', candidates: [], isLost: true };
}

/**
 * The months whose names begin symbols of genes, in the languages of spreadsheets, and the genes with these symbols.
 */
const months: readonly (readonly [RegExp, (day: number) => readonly string[]])[] = [
  [/^(?:sep|sept|september|septembre|septiembre|set|settembre|setembro)$/u, septins],
  [/^(?:mar|mär|mrz|march|märz|mars|marzo|março)$/u, marches],
  [
    /^(?:dec|dez|déc|dic|december|dezember|décembre|diciembre|dicembre|dezembro)$/u,
    (day) => [`DEC${day}`],
  ],
  [/^(?:oct|okt|ott|out|october|oktober|octobre|octubre)$/u, (day) => [`OCT${day}`]],
  [/^(?:nov|november|novembre|noviembre|novembro)$/u, (day) => [day === 1 ? 'NOV' : `NOV${day}`]],
  [/^(?:feb|fév|févr|fev|february|februar|février|febrero|febbraio)$/u, (day) => [`FEB${day}`]],
  [/^(?:apr|avr|abr|april|avril|abril|aprile)$/u, (day) => [`APR${day}`]],
  [/^(?:jun|jul|aug|jan|may|mai)$/u, () => []],
];

function septins(day: number): readonly string[] {
  return day <= 14 ? [checkWords.renamedGene(`SEPT${day}`, `SEPTIN${day}`)] : [`SEP${day}`];
}

function marches(day: number): readonly string[] {
  const march = checkWords.renamedGene(`MARCH${day}`, `MARCHF${day}`);
  return day <= 2 ? [march, checkWords.renamedGene(`MARC${day}`, `MTARC${day}`)] : [march];
}

const dayFirst = /^(\d{1,2})[-./\s]{1,2}(\p{L}{3,10})\.?(?:[-/\s]\d{2,4})?$/u;
const monthFirst = /^(\p{L}{3,10})\.?[-/\s](\d{1,2})(?:[-/\s,]{1,2}\d{2,4})?$/u;

/** POU domain proteins go by these names (Oct-4 is POU5F1); spreadsheets write the day first, or a year after it. */
const octamerBinding = /^Oct-(?:[1246789]|11)$/u;

function readDate(text: string): ChangedName | null {
  if (octamerBinding.test(text)) return null;
  const [, day, month] = dayFirst.exec(text) ?? [];
  const [, monthBefore, dayAfter] = monthFirst.exec(text) ?? [];
  const name = (month ?? monthBefore ?? '').toLowerCase();
  const number = Number(day ?? dayAfter);
  const known = months.find(([pattern]) => pattern.test(name));
  if (!known || number < 1 || number > 31) return readIsoDate(text);
  return { looksLike: 'date', candidates: known[1](number), isLost: true };
}

/** 2026-09-02, 02.09.2026, 9/2/2026: a whole date is no name. */
function readIsoDate(text: string): ChangedName | null {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})(?:T.*| .*)?$/u.exec(text) ?? [];
  if (month !== undefined) {
    return { looksLike: 'date', candidates: genesOf(Number(month), Number(day)), isLost: true };
  }
  const isDate = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$/u.test(text);
  return isDate ? { looksLike: 'date', candidates: [], isLost: true } : null;
}

function genesOf(month: number, day: number): readonly string[] {
  if (month === 9) return septins(day);
  if (month === 3) return marches(day);
  return month === 12 ? [`DEC${day}`] : [];
}

function readNumber(text: string): ChangedName | null {
  const [, digits = '', exponent = ''] = /^(\d[.,]\d+|\d)E\+?(\d{1,3})$/iu.exec(text) ?? [];
  if (exponent !== '') {
    const places = Number(exponent) - digits.replace(/\D/gu, '').length + 1;
    const whole = `${digits.replace(/\D/gu, '')}${places >= 0 ? `E${String(places).padStart(2, '0')}` : ''}`;
    return {
      looksLike: 'number',
      candidates: [checkWords.identifierSuchAs(whole)],
      isLost: true,
    };
  }
  if (!/^\d{5}$/u.test(text)) return null;
  // Spreadsheets count the days from the end of 1899; these are the years that tables of genes were made in.
  const date = dayOf(Number(text));
  if (date.year < 1995 || date.year > 2060) return null;
  const genes = genesOf(date.month, date.day);
  if (genes.length === 0) return null;
  return { looksLike: 'date-number', candidates: genes, isLost: true };
}

/** The civil date of a day of a spreadsheet (1 January 1970 is day 25569). */
function dayOf(serial: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const days = serial - 25_569 + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Symbols that were renamed because spreadsheets take them for dates. */
function readEndangered(text: string): ChangedName | null {
  const [, family = '', number = ''] = /^(SEPT|MARCH|MARC|DEC)(\d{1,2})$/u.exec(text) ?? [];
  const day = Number(number);
  const today = { SEPT: 'SEPTIN', MARCH: 'MARCHF', MARC: 'MTARC', DEC: 'DELEC' }[family];
  if (today === undefined || day < 1 || day > (largest[family] ?? 0)) return null;
  return { looksLike: 'date', candidates: [`${today}${day}`], isLost: false };
}

/** How far the numbers of each family go. */
const largest: Readonly<Record<string, number>> = { SEPT: 14, MARCH: 11, MARC: 2, DEC: 1 };
