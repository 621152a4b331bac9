import path from 'node:path';
import { DEFAULT_LED_COUNT } from '../../simulator/led/led-state.ts';
import { LinkFault, packLink } from '../../simulator/program/link/program-link.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { RULES } from '../../simulator/rules/rules.ts';
import { DEFAULT_PORT } from '../server/places.ts';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { readSource } from './read-program.ts';
import { write } from './terminal.ts';

/** Prints an address of the workbench on this machine that holds a program; its fragment fits every other workbench too. */
export async function link(line: CommandLine): Promise<number> {
  const rules = line.choice('rules', rulesName.options) ?? 'plan';
  const leds = line.whole('leds', 1, 10_000) ?? DEFAULT_LED_COUNT;
  const seed = line.whole('seed', 0, 0xffff_ffff) ?? 0;
  const source = await readSource(line.operand);
  const name = path.basename(line.operand);
  try {
    const fragment = await packLink({ name, source, leds, rules, seed, microsPerLed: RULES[rules].wireMicrosPerLed });
    await write(process.stdout, `http://127.0.0.1:${DEFAULT_PORT}/#${fragment}\n`);
  } catch (error) {
    if (error instanceof LinkFault) throw new Fault(error.message, { cause: error });
    throw error;
  }
  return 0;
}
