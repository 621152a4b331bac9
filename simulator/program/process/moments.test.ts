import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/rules.ts';
import type { ProgramEnd } from '../program.ts';
import { interpreter, light, program } from './interpreter-for-tests.ts';

const deployed = { light: { rules: RULES.deployed, leds: 3, seed: 7 } };
const momentsOf = ({ findings }: ProgramEnd): unknown[] => findings.map(({ rule, line, ms }) => [rule, line, ms]);

describe('a finding', () => {
  it('has the moment at which the run first comes to its statement', async () => {
    const source = 'x = 1\nsleep(2)\nfor i in range(3):\n    sleep(1)\n    x <<= 1\nsetLEDs([\n    (1, 2, 3),\n] * 3)\n';
    expect(momentsOf((await light(source, 3, deployed)).end)).toEqual([
      ['lost-operator', 5, 3000],
      ['draws-nothing', 7, 5000],
      ['draws-nothing', 6, 5000],
    ]);
  });

  it('has none where the run never comes to it', async () => {
    const source = "setLEDs([RED] * 3)\nsleep(1)\ndef f():\n    print('never')\nif getLEDCount() > 3:\n    x = 1\n    x <<= 2\n";
    expect(momentsOf((await light(source, 3, deployed)).end)).toEqual([
      ['lost-print', 4, undefined],
      ['lost-operator', 7, undefined],
    ]);
  });

  it('has the moment of the error that ends the run there', async () => {
    const { end } = await light('import time\nsetLEDs([RED] * 3)\ntime.sleep(1.5)\nx = f"{1:z}"\n');
    expect(momentsOf(end)).toEqual([['newer-python', 4, 1500.09]]);
  });
});

describe('what a restricted program prints', () => {
  const printed = async (source: string): Promise<[string, number | undefined][]> => {
    const parts: [string, number | undefined][] = [];
    await interpreter.run(program(source, deployed), {
      output: (stream, bytes, ms) => {
        if (stream === 'stdout') parts.push([new TextDecoder().decode(bytes), ms]);
      },
      frames: () => {},
    });
    return parts;
  };

  it('comes at its end, and tells when it was printed', async () => {
    expect(
      await printed("print('a')\nprint('b')\nsleep(2)\nprint('é', end='')\nsetLEDs([RED] * 3)\nsleep(1)\nprint('c')\nsleep(1)\n"),
    ).toEqual([
      ['a\nb\n', 0],
      ['é', 2000],
      ['c\n', 3000.09],
    ]);
  });

  it('comes before an error, too', async () => {
    expect(await printed("sleep(1)\nprint('a')\n1 / 0\n")).toEqual([['a\n', 1000]]);
  });
});
