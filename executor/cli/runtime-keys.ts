import { writeFileSync } from 'node:fs';
import { fingerprint, newKey } from '../runtimes/bundle/signature.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';

/** Makes a key to sign bundles with, and beside it what others know it by. */
export async function runtimeKeys(line: CommandLine): Promise<number> {
  if (line.operand !== 'new')
    throw new UsageFault(`There is no "runtime keys ${line.operand}"; the form is: treeline runtime keys new FILE`);
  const file = line.second;
  const { privateKey, publicKey } = newKey();
  const made = { file, public: `${file}.pub`, key: publicKey, fingerprint: fingerprint(publicKey) };
  for (const [place, content, mode] of [
    [made.file, privateKey, 0o600],
    [made.public, `${publicKey}\n`, 0o644],
  ] as const) {
    try {
      writeFileSync(place, content, { mode, flag: 'wx' });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const why =
        code === 'EEXIST'
          ? `There is a ${place} already, and a key is never written over. Name another file.`
          : `${place} cannot be written (${message}).`;
      throw new Fault(why, { cause: error });
    }
  }
  if (line.flag('json')) await writeJson(made);
  else
    await write(
      process.stdout,
      `${made.file} signs, and is yours alone. Give ${made.public} to others, and tell them its fingerprint: ${made.fingerprint}\n`,
    );
  return 0;
}
