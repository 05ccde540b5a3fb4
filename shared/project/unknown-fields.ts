import { unreachable } from '../result.ts';
import { nameLocation } from './element-names.ts';
import { isRecord } from './plain-json.ts';
import { projectSchema, type Project } from './project-schema.ts';
import { outlineSchema, type Field, type Outline } from './serialize-project.ts';

/** A field of the file that this version does not know. It is kept and has no effect. */
export interface UnknownField {
  /** For a person: `node "Serotonin" (n12), style.glow`. */
  readonly path: string;
}

type Path = readonly (string | number)[];
type Visit = (value: unknown, path: Path) => void;

const outline = outlineSchema(projectSchema);

/** Every unknown field, outermost only, in the order of the file. */
export function findUnknownFields(project: Project): UnknownField[] {
  const found: UnknownField[] = [];
  createVisit(outline, (path) => found.push({ path: nameLocation(project, path) }))(project, []);
  return found;
}

function createVisit(shape: Outline, report: (path: Path) => void): Visit {
  switch (shape.type) {
    case 'object':
      return visitObject(shape.fields, report);
    case 'list':
      return visitList(createVisit(shape.item, report));
    case 'union':
      return visitUnion(shape.by, shape.options, report);
    case 'value':
      return () => undefined;
    default:
      return unreachable(shape);
  }
}

function visitObject(fields: readonly Field[], report: (path: Path) => void): Visit {
  const visits = new Map(
    fields.map(({ key, outline: inner }) => [key, createVisit(inner, report)]),
  );
  return (value, path) => {
    if (!isRecord(value)) return;
    for (const [key, held] of Object.entries(value)) {
      const visit = visits.get(key);
      if (!visit) report([...path, key]);
      else if (typeof held === 'object') visit(held, [...path, key]);
    }
  };
}

function visitList(visit: Visit): Visit {
  return (value, path) => {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) visit(item, [...path, index]);
  };
}

function visitUnion(
  by: string,
  options: ReadonlyMap<unknown, Outline>,
  report: (path: Path) => void,
): Visit {
  const visits = new Map([...options].map(([name, option]) => [name, createVisit(option, report)]));
  return (value, path) => {
    if (isRecord(value)) visits.get(value[by])?.(value, path);
  };
}
