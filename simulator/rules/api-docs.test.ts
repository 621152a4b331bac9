import { describe, expect, it } from 'vitest';
import { API_DOCS } from './api-docs.ts';
import { rulesName } from './profile.ts';
import { RULES } from './rules.ts';
import { loadCheck } from './testing/load-check.ts';

const check = loadCheck();

describe.each(rulesName.options)('the API of the %s tree, told for people', (rules) => {
  const docs = API_DOCS[rules];
  const { api, modules, given, builtins } = RULES[rules];

  it('tells of every name of the tree, and of nothing that it lacks', () => {
    const members = Object.entries({ ...modules, ...given }).flatMap(([module, names]) => names.map((name) => `${module}.${name}`));
    const own = [...api, ...Object.keys(modules)];
    const told = docs.map((doc) => doc.name);
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((name) => ![...own, ...members, ...builtins].includes(name))).toEqual([]);
    expect(own.filter((name) => !told.includes(name))).toEqual([]);
  });

  it('names every parameter as the signature does', () => {
    for (const { signature, parameters, kind } of docs) {
      if (kind !== 'function') continue;
      const listed = signature.slice(signature.indexOf('(') + 1, -1);
      expect(parameters.map((p) => p.name).join(', ')).toBe(listed);
    }
  });

  it.each(docs.map((doc) => [doc.name, doc.example]))('gives an example of %s that the tree takes', (_, example) => {
    const dark = namesLights(example) ? '' : '\nsetLEDs([RED] * getLEDCount())';
    expect(check(`${example}${dark}\n`, RULES[rules])).toEqual([]);
  });
});

function namesLights(source: string): boolean {
  return /setLEDs|clearLEDs/.test(source);
}
