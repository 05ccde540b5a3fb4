import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate, migrations, type Migration } from '../../../shared/project/migrations.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { relations } from '../../../shared/project/relations.ts';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/project');

describe('A project file', () => {
  test('gives back the project that was saved, whatever is in it', () => {
    fc.assert(
      fc.property(arbitraryProject({ unknownFields: true }), (project) => {
        expect(reopen(project)).toEqual(project);
      }),
    );
  });

  test('is the same bytes when saved again', () => {
    fc.assert(
      fc.property(arbitraryProject({ unknownFields: true }), (project) => {
        const text = serializeProject(project);
        expect(serializeProject(reopen(project))).toBe(text);
      }),
    );
  });

  test('is the same bytes however the fields came to be in order', () => {
    fc.assert(
      fc.property(arbitraryProject({ unknownFields: true }), (project) => {
        expect(serializeProject(turnFieldsAround(project))).toBe(serializeProject(project));
      }),
    );
  });

  test('says nothing that goes without saying', () => {
    expect(serializeProject(aProject())).toBe('{"format":"neuromatrix","version":1}\n');
  });

  test('has one element a line, in the order in which they were made', () => {
    const nodes = [aNode({ id: 'z' }), aNode({ id: 'a', rotation: 90 })];
    const text = serializeProject(
      aProject({ nodes, links: [aLink({ source: 'z', target: 'a' })] }),
    );
    expect(text.split('\n')).toEqual([
      '{"format":"neuromatrix","version":1,',
      '"nodes":[',
      '{"id":"z","kind":"enzyme","label":"Node","x":0,"y":0,"width":80,"height":40},',
      '{"id":"a","kind":"enzyme","label":"Node","x":0,"y":0,"width":80,"height":40,"rotation":90}',
      '],',
      '"links":[',
      '{"id":"l1","relation":"converts-to","source":{"to":"node","id":"z"},"target":{"to":"node","id":"a"}}',
      ']}',
      '',
    ]);
  });

  test('is well-formed UTF-8 even where a label holds half a character', () => {
    const text = serializeProject(aProject({ nodes: [aNode({ label: 'half \ud83d' })] }));
    expect(text).toContain('half \\ud83d');
    expect(Buffer.from(text).toString()).toBe(text);
  });
});

describe('Unknown fields', () => {
  const file = readFileSync(join(fixtures, 'unknown-fields.neuromatrix'), 'utf8');

  test('survive on every level, byte for byte', () => {
    expect(serializeProject(opened(file))).toBe(file);
  });

  test('named __proto__ are dropped and change nothing else', () => {
    const poison = '"__proto__":{"polluted":true,"label":"Evil"}';
    const text = `{"format":"neuromatrix","version":1,${poison},"metadata":{${poison}},"nodes":[{${poison},"id":"n1","kind":"gene","x":0,"y":0,"width":1,"height":1,"origin":{"format":"x","data":{${poison}}}}]}`;
    const project = opened(text);
    expect(project).toEqual(opened(text.replaceAll(`${poison},`, '').replaceAll(poison, '')));
    expect(Object.getPrototypeOf(project.nodes[0])).toBe(Object.prototype);
    expect(serializeProject(project)).not.toContain('polluted');
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('Files of every version', () => {
  const files = readdirSync(fixtures).filter((name) => /^v\d+\.neuromatrix$/u.test(name));

  test('have a fixture, so that no migration step goes untested', () => {
    const expected = Array.from(
      { length: migrations.length + 1 },
      (_, index) => `v${index + 1}.neuromatrix`,
    );
    expect(files.toSorted()).toEqual(expected.toSorted());
  });

  test.each(files)('open, are brought up to date and stay as they are: %s', (name) => {
    const project = opened(readFileSync(join(fixtures, name), 'utf8'));
    expect(reopen(project)).toEqual(project);
  });

  test('the newest holds every kind and relation and is written as we would write it', () => {
    const text = readFileSync(join(fixtures, `v${migrations.length + 1}.neuromatrix`), 'utf8');
    const project = opened(text);
    expect(new Set(project.nodes.map(({ kind }) => kind))).toEqual(new Set(Object.keys(nodeKinds)));
    expect(new Set(project.links.map(({ relation }) => relation))).toEqual(
      new Set(Object.keys(relations)),
    );
    expect(serializeProject(project)).toBe(text);
  });

  test('are lifted by the steps from their own version on, in order', () => {
    const steps: Migration[] = ['b', 'c', 'd'].map((letter) => ({
      name: letter,
      up: (file) => ({ ...file, trail: `${String(file['trail'])}${letter}` }),
    }));
    expect(migrate({ trail: 'b' }, 2, steps)).toEqual({ trail: 'bcd' });
    expect(migrate({ trail: 'bcd' }, 4, steps)).toEqual({ trail: 'bcd' });
  });
});

function reopen(project: Project): Project {
  return opened(serializeProject(project));
}

function opened(text: string): Project {
  const result = parseProject(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function turnFieldsAround<Value>(value: Value): Value {
  // Rebuilt with the same fields, so it is of the same type.
  if (Array.isArray(value)) return value.map(turnFieldsAround) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => [key, turnFieldsAround(held)]);
  return Object.fromEntries(entries.toReversed()) as Value;
}
