import {
  canvasSchema,
  metadataSchema,
  type CanvasSettings,
  type LinkStyle,
  type Metadata,
  type NodeKind,
  type NodeStyle,
  type PathwayNode,
  type Link,
  type Relation,
  checksSchema,
  limits,
} from '../project/project-schema.ts';
import { admitted, inSequence, patched, type Patch, type Edit, withAdmitted } from './edit.ts';
import { clearStyle, setNodeStyle } from './set-element-properties.ts';

/** Replaces fields; `undefined` restores the default of a field. */
export function setMetadata(patch: Patch<Metadata>): Edit {
  return (project) => {
    const held = admitted(metadataSchema, { ...project.metadata, ...patch });
    const metadata = held ? patched(project.metadata, held) : project.metadata;
    return metadata === project.metadata ? project : { ...project, metadata };
  };
}

/** Replaces fields; `undefined` restores the default of a field. */
export function setCanvas(patch: Patch<CanvasSettings>): Edit {
  return (project) => {
    const held = admitted(canvasSchema, { ...project.canvas, ...patch });
    const canvas = held ? patched(project.canvas, held) : project.canvas;
    return canvas === project.canvas ? project : { ...project, canvas };
  };
}

/** Changes how all nodes of a kind look in this project; `undefined` goes back to what the program does with a field. */
export function setKindStyle(kind: NodeKind, patch: Patch<NodeStyle>): Edit {
  return (project) => {
    const { kindStyles } = project.canvas;
    const style = restyled(kindStyles.findLast((one) => one.kind === kind)?.style, patch);
    const others = kindStyles.filter((one) => one.kind !== kind);
    return setCanvas({ kindStyles: style ? [...others, { kind, style }] : others })(project);
  };
}

/** The same for all links of a relation. */
export function setRelationStyle(relation: Relation, patch: Patch<LinkStyle>): Edit {
  return (project) => {
    const { relationStyles } = project.canvas;
    const style = restyled(
      relationStyles.findLast((one) => one.relation === relation)?.style,
      patch,
    );
    const others = relationStyles.filter((one) => one.relation !== relation);
    return setCanvas({ relationStyles: style ? [...others, { relation, style }] : others })(
      project,
    );
  };
}

/** The style with the fields of the patch; undefined if nothing is left. */
function restyled<Style extends object>(
  style: Style | undefined,
  patch: Patch<Style>,
): Style | undefined {
  const next = patched<Partial<Style>>(style ?? {}, patch);
  // All fields of a style are optional, so that what is left is one.
  return Object.keys(next).length === 0 ? undefined : (next as Style);
}

/** A kind, a relation, or all of them look again as they do without a project's own look. */
export function clearOwnLook(of: NodeKind | Relation | 'all'): Edit {
  return (project) => {
    const { kindStyles, relationStyles } = project.canvas;
    return setCanvas({
      kindStyles: kindStyles.filter(({ kind }) => of !== 'all' && kind !== of),
      relationStyles: relationStyles.filter(({ relation }) => of !== 'all' && relation !== of),
    })(project);
  };
}

/**
 * The look that a node was given by hand becomes that of its kind, or that of a link the look of its relation. Others that
 * were given a look by hand keep it.
 */
export function lookForAll(element: PathwayNode | Link): Edit {
  if (!('kind' in element))
    return inSequence(
      setRelationStyle(element.relation, element.style ?? {}),
      clearStyle([element.id]),
    );
  // Where its text stands is its own affair.
  const { labelAt, uprightText, ...paint } = element.style ?? {};
  return inSequence(
    setKindStyle(element.kind, paint),
    clearStyle([element.id]),
    setNodeStyle([element.id], { labelAt, uprightText }),
  );
}

/** Puts a colour aside in the project, or takes it away again. */
export function saveColor(color: string, isSaved: boolean): Edit {
  return (project) => {
    const others = project.canvas.colors.filter((one) => one !== color);
    return setCanvas({
      colors: isSaved ? [...others, color].slice(-limits.savedColors) : others,
    })(project);
  };
}

/** Mutes a rule of the checks in this project, or lets it report again. */
export function muteRule(rule: string, isMuted: boolean): Edit {
  return (project) => {
    const { muted } = project.checks;
    if (muted.includes(rule) === isMuted) return project;
    const next = isMuted ? [...muted, rule] : muted.filter((other) => other !== rule);
    return withAdmitted(checksSchema.shape.muted, next, (list) => (present) => ({
      ...present,
      checks: { ...present.checks, muted: list },
    }))(project);
  };
}
