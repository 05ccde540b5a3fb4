/**
 * Values on their way between a page and the main process, as JSON text that loses nothing which the structured
 * clone algorithm keeps: undefined, -0, NaN, dates, maps, sets, bytes, errors, cycles, shared references.
 */
type Cell = null | boolean | number | string | readonly [tag: string, ...rest: unknown[]];

const viewMakers = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

/** Throws a `DataCloneError` for what structured clone refuses, as Electron does. Class instances lose their class. */
export function encode(value: unknown): string {
  const table: Cell[] = [];
  const root = toCell(structuredClone(value), table, new Map());
  return JSON.stringify({ root, table });
}

export function decode(text: string): unknown {
  // The text was made by `encode`, on the other side of the same program.
  const { root, table } = JSON.parse(text) as { root: Cell; table: Cell[] };
  return fromCell(root, table, new Map());
}

function toCell(value: unknown, table: Cell[], seen: Map<object, number>): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return ['undefined'];
  if (typeof value === 'bigint') return ['bigint', String(value)];
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ['number', Object.is(value, -0) ? '-0' : String(value)];
  }
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be sent.`);
  let index = seen.get(value);
  if (index === undefined) {
    index = table.push(null) - 1;
    seen.set(value, index);
    table[index] = describe(value, (part) => toCell(part, table, seen));
  }
  return ['ref', index];
}

function describe(value: object, cell: (part: unknown) => Cell): Cell {
  if (value instanceof Date) return ['date', cell(value.getTime())];
  if (value instanceof RegExp) return ['regexp', value.source, value.flags];
  if (value instanceof Error) return ['error', value.name, value.message];
  if (value instanceof Map)
    return ['map', [...value].map(([key, item]) => [cell(key), cell(item)])];
  if (value instanceof Set) return ['set', [...value].map(cell)];
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) {
    const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length;
    return ['view', value.constructor.name, cell(value.buffer), value.byteOffset, length];
  }
  const entries = Object.entries(value).map(([key, item]) => [key, cell(item)]);
  if (Array.isArray(value)) return ['array', value.length, entries];
  if (Object.getPrototypeOf(value) === Object.prototype) return ['object', entries];
  throw new TypeError(`not in the stand-in: sending a ${value.constructor.name}`);
}

function fromCell(cell: Cell, table: readonly Cell[], made: Map<number, unknown>): unknown {
  if (!Array.isArray(cell)) return cell;
  const [tag, payload] = cell as [string, unknown];
  if (tag === 'undefined') return undefined;
  if (tag === 'number') return Number(payload);
  if (tag === 'bigint') return BigInt(String(payload));
  const index = Number(payload);
  if (!made.has(index)) build(index, table, made);
  return made.get(index);
}

/** Containers are put in `made` before they are filled, so that a cycle finds them. */
function build(index: number, table: readonly Cell[], made: Map<number, unknown>): void {
  // Written by `describe`: the tag says what follows.
  const [tag, ...rest] = table[index] as [string, ...unknown[]];
  const value = (cell: unknown): unknown => fromCell(cell as Cell, table, made);
  switch (tag) {
    case 'map': {
      const map = new Map();
      made.set(index, map);
      for (const [key, item] of rest[0] as [Cell, Cell][]) map.set(value(key), value(item));
      return;
    }
    case 'set': {
      const set = new Set();
      made.set(index, set);
      for (const item of rest[0] as Cell[]) set.add(value(item));
      return;
    }
    case 'array':
    case 'object': {
      const isArray = tag === 'array';
      const container: object = isArray ? Array.from({ length: 0 }) : {};
      made.set(index, container);
      if (isArray) (container as unknown[]).length = Number(rest[0]);
      for (const [key, item] of rest[isArray ? 1 : 0] as [string, Cell][]) {
        define(container, key, value(item));
      }
      return;
    }
    default:
      made.set(index, buildLeaf(tag, rest, value));
  }
}

function buildLeaf(tag: string, rest: unknown[], value: (cell: unknown) => unknown): unknown {
  switch (tag) {
    case 'date':
      return new Date(Number(value(rest[0])));
    case 'regexp':
      return new RegExp(String(rest[0]), String(rest[1]));
    case 'error':
      return Object.assign(new Error(String(rest[1])), { name: String(rest[0]) });
    case 'buffer':
      return fromBase64(String(rest[0])).buffer;
    case 'view': {
      // `describe` wrote the name of one of these and its buffer.
      const Maker = viewMakers[rest[0] as keyof typeof viewMakers] as Uint8ArrayConstructor;
      return new Maker(value(rest[1]) as ArrayBuffer, Number(rest[2]), Number(rest[3]));
    }
    default:
      throw new TypeError(`Unknown tag ${tag}`);
  }
}

/** Plain assignment would let a key `__proto__` change the prototype. */
function define(container: object, key: string, value: unknown): void {
  Object.defineProperty(container, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x80_00) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x80_00));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
