import path from 'node:path';
import { type Author, readAuthors, writeAuthors } from '../runtimes/bundle/authors.ts';
import { fingerprint, isPublicKey } from '../runtimes/bundle/signature.ts';
import { dataFolder } from '../store/data-folder.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { read } from './read-program.ts';
import { table, write, writeJson } from './terminal.ts';

/** Whose bundles are taken without asking: tells them, and adds or removes one. */
export async function runtimeAuthors(line: CommandLine): Promise<number> {
  const [verb = '', operand, extra] = line.operands;
  if (!['list', 'add', 'remove'].includes(verb) || (verb === 'list') !== (operand === undefined) || extra !== undefined)
    throw new UsageFault('The form is: treeline runtime authors list, or add FILE.pub, or remove NAME');
  const folder = dataFolder();
  let authors: Author[];
  try {
    authors = readAuthors(folder);
  } catch (error) {
    throw new Fault((error as Error).message, { cause: error });
  }
  if (operand !== undefined) {
    authors = verb === 'add' ? await added(authors, operand, line.text('name')) : without(authors, operand);
    writeAuthors(folder, authors);
  }
  if (line.flag('json')) await writeJson({ authors });
  else if (authors.length === 0) await write(process.stdout, 'No author is known here: every bundle is asked about.\n');
  else await write(process.stdout, table(authors.map(({ name, key }) => [name, fingerprint(key)])));
  return 0;
}

async function added(authors: readonly Author[], file: string, named = path.basename(file, '.pub')): Promise<Author[]> {
  const key = (await read(file)).toString('utf8').trim();
  if (!isPublicKey(key)) throw new Fault(`${file} is no public key: name the FILE.pub that treeline runtime keys made.`);
  const other = authors.find((one) => one.name === named || one.key === key);
  if (other)
    throw new Fault(
      `${other.name} is known already${other.key === key ? '' : ', with another key'}. Remove that one first, or give this one another name with --name.`,
    );
  return [...authors, { name: named, key }].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function without(authors: readonly Author[], name: string): Author[] {
  const left = authors.filter((one) => one.name !== name);
  if (left.length === authors.length) throw new Fault(`There is no author ${name} here; see treeline runtime authors list.`);
  return left;
}
