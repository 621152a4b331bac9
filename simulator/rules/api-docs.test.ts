import { describe, expect, it } from 'vitest';
import { API_DOCS } from './api-docs.ts';
import { RULES } from './rules.ts';

describe('the API told for people', () => {
  it('tells of every name of the tree, and of nothing that the rules refuse', () => {
    const { api, modules } = RULES.plan;
    const known = [
      ...api,
      ...Object.keys(modules),
      ...Object.entries(modules).flatMap(([module, names]) => names.map((name) => `${module}.${name}`)),
    ];
    const told = API_DOCS.map((doc) => doc.name);
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((name) => !known.includes(name))).toEqual([]);
    expect([...api, ...Object.keys(modules)].filter((name) => !told.includes(name))).toEqual([]);
  });

  it('names every parameter as the signature does', () => {
    for (const { signature, parameters, kind } of API_DOCS) {
      if (kind !== 'function') continue;
      const listed = signature.slice(signature.indexOf('(') + 1, -1);
      expect(parameters.map((p) => p.name).join(', ')).toBe(listed);
    }
  });
});
