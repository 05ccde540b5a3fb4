import type { Loss } from '../../project/file-outcome.ts';
import type { Head, LinkStyle, NodeShape, NodeStyle } from '../../project/project-schema.ts';
import { formatsWords } from '../../words/formats.ts';
import { placesWords } from '../../words/places.ts';

/** How a file draws a node, in its own words. */
export interface NodeWords {
  readonly shape?: string | undefined;
  readonly fill?: string | undefined;
  readonly border?: string | undefined;
  readonly borderWidth?: number | undefined;
  readonly borderLine?: string | undefined;
  readonly text?: string | undefined;
  readonly fontSize?: number | undefined;
  /** From 0 to 1. */
  readonly opacity?: number | undefined;
}

/** How a file draws an edge, in its own words. */
export interface EdgeWords {
  readonly color?: string | undefined;
  readonly width?: number | undefined;
  readonly line?: string | undefined;
  readonly sourceHead?: string | undefined;
  readonly targetHead?: string | undefined;
  readonly opacity?: number | undefined;
}

export interface Looks {
  /** The style with all that has a counterpart here; absent where nothing has. */
  readonly node: (words: NodeWords) => NodeStyle | undefined;
  readonly edge: (words: EdgeWords) => LinkStyle | undefined;
  /** What had none. */
  readonly losses: () => Loss[];
}

/** Reads how files draw, each look once however many elements have it, and remembers what has no counterpart here. */
export function createLooks(): Looks {
  const unread = new Map<string, Set<string>>();
  const known = new Map<string, NodeStyle | LinkStyle | undefined>();
  const once = <Style extends NodeStyle | LinkStyle>(
    words: NodeWords | EdgeWords,
    kind: string,
    make: () => Style,
  ): Style | undefined => {
    const key = `${kind} ${JSON.stringify(words)}`;
    if (!known.has(key)) {
      const style = withoutAbsent(make());
      known.set(key, Object.keys(style).length > 0 ? style : undefined);
    }
    // Under the key of a kind there are only styles of that kind.
    return known.get(key) as Style | undefined;
  };
  const read = <Value>(
    noun: string,
    word: string | undefined,
    find: (plain: string) => Value | undefined,
  ): Value | undefined => {
    if (word === undefined || word.trim() === '') return undefined;
    const found = find(plainWord(word));
    if (found === undefined) {
      const words = unread.get(noun) ?? new Set();
      unread.set(noun, words.add(word.trim().slice(0, 40)));
    }
    return found;
  };
  const color = (word: string | undefined) =>
    read('colours', word, () => (word === undefined ? undefined : colorOf(word)));
  const line = (word: string | undefined) => read('lines', word, (plain) => lines.get(plain));
  const head = (word: string | undefined) => read('heads', word, (plain) => heads.get(plain));
  return {
    node: (words) =>
      once<NodeStyle>(words, 'node', () => ({
        shape: read('shapes', words.shape, (plain) => shapes.get(plain)),
        fill: color(words.fill),
        border: color(words.border),
        borderWidth: within(words.borderWidth, 0, 100),
        borderStyle: line(words.borderLine),
        text: color(words.text),
        fontSize: within(words.fontSize, 1, 500),
        opacity: words.opacity === 1 ? undefined : within(words.opacity, 0, 1),
      })),
    edge: (words) =>
      once<LinkStyle>(words, 'edge', () => ({
        color: color(words.color),
        width: within(words.width, 0.1, 100),
        line: line(words.line),
        sourceHead: head(words.sourceHead),
        targetHead: head(words.targetHead),
        opacity: words.opacity === 1 ? undefined : within(words.opacity, 0, 1),
      })),
    losses: () =>
      [...unread].map(([noun, words]) => ({
        kind: 'dropped',
        where: placesWords.file,
        what: formatsWords.hasNotRead(noun, listed([...words])),
      })),
  };
}

function listed(words: readonly string[]): string {
  const most = 6;
  const more = words.length - most;
  return words.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function withoutAbsent<Style extends object>(style: Style): Style {
  const there = Object.entries(style).filter(([, value]) => value !== undefined);
  // The same fields, without those that are not there.
  return Object.fromEntries(there) as Style;
}

/** `ROUND_RECTANGLE`, "round rectangle" and "roundrectangle" are one word. */
function plainWord(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z\d]+/gu, '');
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** In the words of Cytoscape, yEd and Graphviz. */
const shapes = new Map<string, NodeShape>([
  ['ellipse', 'ellipse'],
  ['oval', 'ellipse'],
  ['circle', 'ellipse'],
  ['rectangle', 'box'],
  ['rect', 'box'],
  ['box', 'box'],
  ['square', 'box'],
  ['record', 'box'],
  ['roundrectangle', 'rounded-box'],
  ['roundrect', 'rounded-box'],
  ['roundedrectangle', 'rounded-box'],
  ['mrecord', 'rounded-box'],
  ['triangle', 'triangle'],
  ['diamond', 'diamond'],
  ['hexagon', 'hexagon'],
  ['octagon', 'octagon'],
  ['parallelogram', 'parallelogram'],
  ['trapezium', 'trapezoid'],
  ['trapezoid', 'trapezoid'],
  ['pentagon', 'pentagon'],
  ['note', 'note'],
  ['doublecircle', 'double-circle'],
  ['none', 'none'],
  ['plaintext', 'none'],
  ['plain', 'none'],
]);

const lines = new Map<string, 'solid' | 'dashed' | 'dotted' | 'double'>([
  ['solid', 'solid'],
  ['line', 'solid'],
  ['bold', 'solid'],
  ['dashed', 'dashed'],
  ['equaldash', 'dashed'],
  ['longdash', 'dashed'],
  ['marqueedash', 'dashed'],
  ['dot', 'dotted'],
  ['dots', 'dotted'],
  ['dotted', 'dotted'],
  ['parallellines', 'double'],
]);

const heads = new Map<string, Head>([
  ['none', 'none'],
  ['noarrow', 'none'],
  ['0', 'none'],
  ['delta', 'arrow'],
  ['arrow', 'arrow'],
  ['normal', 'arrow'],
  ['standard', 'arrow'],
  ['deltashort1', 'arrow'],
  ['arrowshort', 'arrow'],
  ['opendelta', 'triangle'],
  ['empty', 'triangle'],
  ['onormal', 'triangle'],
  ['whitedelta', 'triangle'],
  ['t', 'bar'],
  ['tee', 'bar'],
  ['tshape', 'bar'],
  ['circle', 'circle'],
  ['opencircle', 'circle'],
  ['dot', 'circle'],
  ['odot', 'circle'],
  ['diamond', 'diamond'],
  ['opendiamond', 'diamond'],
  ['odiamond', 'diamond'],
  ['vee', 'vee'],
]);

/** `#rrggbb`, `#rgb`, with or without opacity, `r,g,b`, or one of the plain names of the web and of X11. */
function colorOf(word: string): string | undefined {
  const plain = word.trim().toLowerCase();
  if (plain === 'transparent' || plain === 'none') return 'none';
  if (/^#[\da-f]{6}(?:[\da-f]{2})?$/u.test(plain)) return plain;
  if (/^#[\da-f]{3}$/u.test(plain)) return plain.replaceAll(/[\da-f]/gu, '$&$&');
  const numbers = /^(?:rgb\()?\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)?$/u.exec(plain);
  if (!numbers) return names.get(plain) ?? greyOf(plain);
  const channels = numbers.slice(1).map(Number);
  if (channels.some((value) => value > 255)) return undefined;
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** `gray75` of X11 is three quarters of white. */
function greyOf(word: string): string | undefined {
  const share = Number(/^gr[ae]y(\d{1,3})$/u.exec(word)?.[1] ?? NaN);
  if (!(share <= 100)) return undefined;
  const channel = Math.round((share / 100) * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${channel.repeat(3)}`;
}

/** Those that the web and X11 agree on (w3.org/TR/css-color-4, graphviz.org/doc/info/colors.html). */
const names = new Map([
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['red', '#ff0000'],
  ['blue', '#0000ff'],
  ['yellow', '#ffff00'],
  ['cyan', '#00ffff'],
  ['magenta', '#ff00ff'],
  ['orange', '#ffa500'],
  ['brown', '#a52a2a'],
  ['pink', '#ffc0cb'],
  ['gold', '#ffd700'],
  ['navy', '#000080'],
  ['salmon', '#fa8072'],
  ['turquoise', '#40e0d0'],
  ['violet', '#ee82ee'],
  ['lightblue', '#add8e6'],
  ['lightyellow', '#ffffe0'],
  ['darkgreen', '#006400'],
  ['forestgreen', '#228b22'],
  ['steelblue', '#4682b4'],
  ['skyblue', '#87ceeb'],
  ['tomato', '#ff6347'],
  ['khaki', '#f0e68c'],
  ['beige', '#f5f5dc'],
  ['coral', '#ff7f50'],
  ['crimson', '#dc143c'],
  ['indigo', '#4b0082'],
  ['lavender', '#e6e6fa'],
  ['aliceblue', '#f0f8ff'],
  ['antiquewhite', '#faebd7'],
  ['aquamarine', '#7fffd4'],
  ['azure', '#f0ffff'],
  ['bisque', '#ffe4c4'],
  ['blanchedalmond', '#ffebcd'],
  ['blueviolet', '#8a2be2'],
  ['burlywood', '#deb887'],
  ['cadetblue', '#5f9ea0'],
  ['chartreuse', '#7fff00'],
  ['chocolate', '#d2691e'],
  ['cornflowerblue', '#6495ed'],
  ['cornsilk', '#fff8dc'],
  ['darkgoldenrod', '#b8860b'],
  ['darkkhaki', '#bdb76b'],
  ['darkolivegreen', '#556b2f'],
  ['darkorange', '#ff8c00'],
  ['darkorchid', '#9932cc'],
  ['darksalmon', '#e9967a'],
  ['darkseagreen', '#8fbc8f'],
  ['darkslateblue', '#483d8b'],
  ['darkslategray', '#2f4f4f'],
  ['darkslategrey', '#2f4f4f'],
  ['darkturquoise', '#00ced1'],
  ['darkviolet', '#9400d3'],
  ['deeppink', '#ff1493'],
  ['deepskyblue', '#00bfff'],
  ['dimgray', '#696969'],
  ['dimgrey', '#696969'],
  ['dodgerblue', '#1e90ff'],
  ['firebrick', '#b22222'],
  ['floralwhite', '#fffaf0'],
  ['gainsboro', '#dcdcdc'],
  ['ghostwhite', '#f8f8ff'],
  ['goldenrod', '#daa520'],
  ['greenyellow', '#adff2f'],
  ['honeydew', '#f0fff0'],
  ['hotpink', '#ff69b4'],
  ['indianred', '#cd5c5c'],
  ['ivory', '#fffff0'],
  ['lavenderblush', '#fff0f5'],
  ['lawngreen', '#7cfc00'],
  ['lemonchiffon', '#fffacd'],
  ['lightcoral', '#f08080'],
  ['lightcyan', '#e0ffff'],
  ['lightgoldenrodyellow', '#fafad2'],
  ['lightgray', '#d3d3d3'],
  ['lightgrey', '#d3d3d3'],
  ['lightpink', '#ffb6c1'],
  ['lightsalmon', '#ffa07a'],
  ['lightseagreen', '#20b2aa'],
  ['lightskyblue', '#87cefa'],
  ['lightslategray', '#778899'],
  ['lightslategrey', '#778899'],
  ['lightsteelblue', '#b0c4de'],
  ['limegreen', '#32cd32'],
  ['linen', '#faf0e6'],
  ['mediumaquamarine', '#66cdaa'],
  ['mediumblue', '#0000cd'],
  ['mediumorchid', '#ba55d3'],
  ['mediumpurple', '#9370db'],
  ['mediumseagreen', '#3cb371'],
  ['mediumslateblue', '#7b68ee'],
  ['mediumspringgreen', '#00fa9a'],
  ['mediumturquoise', '#48d1cc'],
  ['mediumvioletred', '#c71585'],
  ['midnightblue', '#191970'],
  ['mintcream', '#f5fffa'],
  ['mistyrose', '#ffe4e1'],
  ['moccasin', '#ffe4b5'],
  ['navajowhite', '#ffdead'],
  ['oldlace', '#fdf5e6'],
  ['olivedrab', '#6b8e23'],
  ['orangered', '#ff4500'],
  ['orchid', '#da70d6'],
  ['palegoldenrod', '#eee8aa'],
  ['palegreen', '#98fb98'],
  ['paleturquoise', '#afeeee'],
  ['palevioletred', '#db7093'],
  ['papayawhip', '#ffefd5'],
  ['peachpuff', '#ffdab9'],
  ['peru', '#cd853f'],
  ['plum', '#dda0dd'],
  ['powderblue', '#b0e0e6'],
  ['rosybrown', '#bc8f8f'],
  ['royalblue', '#4169e1'],
  ['saddlebrown', '#8b4513'],
  ['sandybrown', '#f4a460'],
  ['seagreen', '#2e8b57'],
  ['seashell', '#fff5ee'],
  ['sienna', '#a0522d'],
  ['slateblue', '#6a5acd'],
  ['slategray', '#708090'],
  ['slategrey', '#708090'],
  ['snow', '#fffafa'],
  ['springgreen', '#00ff7f'],
  ['tan', '#d2b48c'],
  ['thistle', '#d8bfd8'],
  ['wheat', '#f5deb3'],
  ['whitesmoke', '#f5f5f5'],
  ['yellowgreen', '#9acd32'],
]);
