import { existsSync, rmSync, writeFileSync } from 'node:fs';
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
  for (const place of [made.file, made.public])
    if (existsSync(place)) throw new Fault(`There is a ${place} already, and a key is never written over. Name another file.`);
  // The private one last: none is left where the other cannot be written.
  writeNew(made.public, `${publicKey}\n`, 0o644);
  try {
    writeNew(made.file, privateKey, 0o600);
  } catch (error) {
    rmSync(made.public);
    throw error;
  }
  if (line.flag('json')) await writeJson(made);
  else
    await write(
      process.stdout,
      `${made.file} signs, and is yours alone. Give ${made.public} to others, and tell them its fingerprint: ${made.fingerprint}\n`,
    );
  return 0;
}

function writeNew(place: string, content: string, mode: number): void {
  try {
    writeFileSync(place, content, { mode, flag: 'wx' });
  } catch (error) {
    throw new Fault(`${place} cannot be written (${(error as Error).message}).`, { cause: error });
  }
}
