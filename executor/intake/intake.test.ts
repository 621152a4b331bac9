import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { LIMIT_BOUNDS } from '../settings/limits.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { accept } from './intake.ts';

const main = { name: 'main.py', content: '' };
const files = (...names: string[]) => ({ files: names.map((name) => ({ name, content: '' })) });

/** The faults that are found in a request, each as `path: message`; none where it is accepted. */
function faults(input: unknown): string[] {
  try {
    accept(input);
    return [];
  } catch (error) {
    if (error instanceof Refusal && error.detail.code === 'INVALID_REQUEST')
      return error.detail.issues.map((issue) => `${issue.path}: ${issue.message}`);
    throw error;
  }
}

describe('a request', () => {
  test('is accepted with its defaults, an id and a seed of its own', () => {
    const one = accept({ files: [main] });
    const two = accept({ files: [main] });
    expect(one).toMatchObject({
      runtime: 'python',
      engine: 'embedded',
      entry: 'main.py',
      leds: 500,
      request: { files: [{ ...main, encoding: 'utf8' }], stdin: '', args: [], env: {}, limits: {} },
    });
    expect(one.id).not.toBe(two.id);
    expect(one.seed).not.toBe(two.seed);
    expect(one.request).not.toHaveProperty('light');
  });

  test('that names seed and LEDs keeps them', () => {
    expect(accept({ files: [main], light: { seed: 0, leds: 12 } })).toMatchObject({ seed: 0, leds: 12 });
  });

  test.each([
    ['nothing', undefined],
    ['a number', 7],
    ['no files', {}],
    ['an empty list of files', { files: [] }],
    ['an unknown field', { files: [main], colour: 'red' }],
    ['an unknown field of a file', { files: [{ ...main, mode: 7 }] }],
    ['an unknown engine', { files: [main], engine: 'toaster' }],
    ['an unknown encoding', { files: [{ ...main, encoding: 'utf16' }] }],
    ['a seed that is none', { files: [main], light: { seed: -1 } }],
    ['too many LEDs', { files: [main], light: { leds: 10_001 } }],
  ])('with %s is refused with a sentence', (_what, input) => {
    expect(faults(input)).toSatisfy((found: string[]) => found.length > 0 && found.every((fault) => fault.length > 10));
  });

  test('with an unknown field is told which', () => {
    expect(faults({ files: [main], colour: 'red' })).toEqual([': There is no field `colour` here; take it out, or see how it is spelt.']);
  });

  test('with many faults has the first twenty and how many more', () => {
    const found = faults({ files: Array.from({ length: 30 }, () => ({ name: '', content: '' })), entry: 'x' });
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toMatch(/And \d+ more\./);
  });
});

describe('a file name', () => {
  test.each([
    ['', 'needs a name'],
    ['../x.py', '`..`'],
    ['a/../x.py', '`..`'],
    ['./x.py', '`.`'],
    ['..', '`..`'],
    ['/etc/passwd', 'absolute'],
    ['C:/x.py', 'absolute'],
    ['c:x.py', 'absolute'],
    ['a\\x.py', 'backslash'],
    ['a//x.py', 'empty part'],
    ['a/', 'empty part'],
    ['a\nb.py', 'control character'],
    ['a\0b.py', 'control character'],
    ['a\u0085b.py', 'control character'],
    ['\ud800.py', 'Unicode'],
    ['x'.repeat(256), 'longer than 255 bytes'],
    ['🌲'.repeat(64), 'longer than 255 bytes'],
    ['a/'.repeat(600) + 'x', 'longer than 1024 bytes'],
  ])('%j is refused', (name, says) => {
    expect(faults({ ...files('main.py', name) }).join()).toContain(says);
  });

  test.each(['-rf', 'a b.py', 'ä/🌲.py', '...', '.hidden', 'x'.repeat(255), 'CON', '~', '$(x)', '__proto__', 'constructor'])(
    '%j is taken',
    (name) => {
      expect(faults(files('main.py', name))).toEqual([]);
    },
  );

  test('that is there twice is refused, also where only NFC makes it the same', () => {
    expect(faults(files('main.py', 'a.py', 'a.py')).join()).toContain('twice');
    expect(faults(files('main.py', 'caf\u00e9', 'cafe\u0301')).join()).toContain('twice');
  });

  test("that is another file's folder is refused", () => {
    expect(faults(files('main.py', 'a', 'a/b.txt')).join()).toContain('file and a folder');
    expect(faults(files('main.py', 'a/b', 'a/b/c/d')).join()).toContain('file and a folder');
    expect(faults(files('main.py', 'a', 'ab/c'))).toEqual([]);
  });

  test('is one of at most 1,000, and 10,000 are refused quickly', () => {
    const many = (count: number) => files(...Array.from({ length: count }, (_, i) => (i === 0 ? 'main.py' : `f${i}`)));
    expect(faults(many(REQUEST_BOUNDS.files))).toEqual([]);
    const began = performance.now();
    expect(faults(many(10_000))).toEqual(['files: There are 10000 files; at most 1000 are taken.']);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('contents', () => {
  test.each(['a', 'ab', 'abc', 'YQ', 'YQ=', 'YR==', 'YQ==\n', ' YQ==', 'Y Q=', 'YQ==YQ==', '-_-_', '!!!!', '='])(
    '%j is no base64',
    (content) => {
      expect(faults({ files: [main, { name: 'b', content, encoding: 'base64' }] }).join()).toContain('files[1].content: This is no base64');
    },
  );

  test.each(['', 'YQ==', 'YWI=', 'YWJj', '+/+/'])('%j is base64', (content) => {
    expect(faults({ files: [main, { name: 'b', content, encoding: 'base64' }] })).toEqual([]);
  });

  test('with half a surrogate pair are refused', () => {
    expect(faults({ files: [{ name: 'main.py', content: '\ud800' }] }).join()).toContain('base64');
  });

  test('of 1 MB are taken, of more than the bound together not', () => {
    expect(faults({ files: [{ name: 'main.py', content: '#'.repeat(1 << 20) }] })).toEqual([]);
    const half = '#'.repeat(REQUEST_BOUNDS.fileBytes / 2 + 1);
    expect(faults({ files: [main, { name: 'a', content: half }, { name: 'b', content: half }] }).join()).toContain('together');
  });
});

describe('the entry', () => {
  const entry = (input: unknown) => accept(input).entry;
  test('is the named one, else main.py, else the only .py', () => {
    expect(entry({ ...files('main.py', 'b.py'), entry: 'b.py' })).toBe('b.py');
    expect(entry(files('b.py', 'main.py'))).toBe('main.py');
    expect(entry(files('data.txt', 'b.py'))).toBe('b.py');
  });
  test('is refused where it cannot be told', () => {
    expect(faults(files('a.py', 'b.py')).join()).toContain('2 Python files');
    expect(faults(files('a.txt')).join()).toContain('no Python program');
    expect(faults({ ...files('a.py'), entry: 'b.py' }).join()).toContain('"b.py"');
  });
  test('is not asked of a request that brings its own stages', () => {
    expect(entry(files('hello.hs', 'run.sh'))).toBe('hello.hs');
    expect(entry(files('cutor.nix'))).toBe('cutor.nix');
  });
});

describe('the engine', () => {
  test('left out, is docker where the files name their stages', () => {
    expect(accept(files('a.py'))).toMatchObject({ engine: 'embedded', runtime: 'python' });
    expect(accept(files('a.c', 'run.sh'))).toMatchObject({ engine: 'docker', runtime: 'own' });
    expect(accept({ ...files('main.py', 'run.sh'), engine: 'embedded' })).toMatchObject({ engine: 'embedded', runtime: 'python' });
  });
});

describe('the runtime', () => {
  const runtime = (content: string, asked?: string) => accept({ files: [{ name: 'main.py', content }], runtime: asked }).runtime;
  test("left out, is light where the program names the tree's API", () => {
    expect(runtime('setLEDs([RED] * getLEDCount())\n')).toBe('light');
    expect(runtime('print(1)\n')).toBe('python');
    expect(
      accept({ files: [{ name: 'main.py', content: Buffer.from('setLEDs([])').toString('base64'), encoding: 'base64' }] }).runtime,
    ).toBe('light');
  });
  test('is found quickly also for the longest program', () => {
    const began = performance.now();
    expect(runtime(`"""${'\\\\'.repeat(15 << 20)}`)).toBe('python');
    expect(performance.now() - began).toBeLessThan(1_000);
  });
  test('named, is that one, or refused with those there are', () => {
    expect(runtime('setLEDs([])', 'python')).toBe('python');
    expect(runtime('print(1)', 'light')).toBe('light');
    expect(faults({ files: [main], runtime: 'cobol' }).join()).toContain('`light`, `python`');
  });
});

describe('limits', () => {
  test('at their bounds are taken, above refused with the bound, 0 and negatives never unlimited', () => {
    const limit = (wallMs: number) => faults({ files: [main], limits: { run: { wallMs } } });
    expect(limit(LIMIT_BOUNDS.run.wallMs)).toEqual([]);
    expect(limit(LIMIT_BOUNDS.run.wallMs + 1).join()).toContain(`at most ${LIMIT_BOUNDS.run.wallMs}`);
    for (const bad of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(limit(bad)).toHaveLength(1);
  });
});

describe('what a program is started with', () => {
  test.each(['', '1A', 'A B', 'A=B', 'É'])('%j is no name of a variable', (name) => {
    expect(faults({ files: [main], env: { [name]: '1' } }).join()).toContain('variable');
  });
  test('has no NUL and no half pairs, and is bounded', () => {
    for (const bad of ['\0', '\ud800']) {
      expect(faults({ files: [main], args: [bad] })).toHaveLength(1);
      expect(faults({ files: [main], env: { A: bad } })).toHaveLength(1);
    }
    expect(faults({ files: [main], stdin: '\ud800' })).toHaveLength(1);
    expect(faults({ files: [main], args: ['x'.repeat(REQUEST_BOUNDS.argBytes)] })).toHaveLength(1);
    expect(faults({ files: [main], args: Array.from({ length: REQUEST_BOUNDS.args + 1 }, () => '') })).toHaveLength(1);
    expect(faults({ files: [main], args: ['', '-x', '🌲'], env: { _A1: '' }, stdin: 'a\0b' })).toEqual([]);
  });
});

describe('whatever is sent', () => {
  const almost = fc.record(
    {
      files: fc.array(
        fc.record(
          {
            name: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('main.py', 'a', 'a/b')),
            content: fc.string({ unit: 'binary' }),
            encoding: fc.constantFrom('utf8', 'base64', 'x'),
          },
          { requiredKeys: ['name', 'content'] },
        ),
        { maxLength: 5 },
      ),
      entry: fc.oneof(fc.string(), fc.constant('main.py')),
      runtime: fc.oneof(fc.string(), fc.constantFrom('light', 'python')),
      engine: fc.constantFrom('embedded', 'docker', 'none'),
      stdin: fc.string({ unit: 'binary' }),
      args: fc.array(fc.string({ unit: 'binary' })),
      env: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
      limits: fc.dictionary(fc.constantFrom('run', 'build', 'x'), fc.dictionary(fc.constantFrom('wallMs', 'cpus', 'y'), fc.double())),
      light: fc.record({ leds: fc.integer(), seed: fc.integer(), rules: fc.string() }, { requiredKeys: [] }),
    },
    { requiredKeys: ['files'] },
  );
  test.each([
    ['anything', fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true, withTypedArray: true })],
    ['what is almost a request', almost],
  ])('%s is a submission or a refusal, never a crash', (_what, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<unknown>, (input) => {
        const found = faults(input);
        return found.every((fault) => fault.length > 2);
      }),
      { numRuns: 500 },
    );
  });
});
