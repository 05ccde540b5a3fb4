import { checksSchema } from '../project/project-schema.ts';
import { withAdmitted } from './change-annotation.ts';
import type { Edit } from './edit.ts';

/** Lets a rule of the checks be silent in this project, or speak again. */
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
