import { isUtf8 } from 'node:buffer';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RequestFile } from '../contract/request-file.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { Fault } from './fault.ts';

/** Folders of tools, never of a program. */
const SKIPPED = new Set(['node_modules', '__pycache__']);

/** The files of a program: the one that is named, or all of a folder but for those below `without`. */
export async function readProgramFiles(operand: string, without?: string): Promise<{ files: RequestFile[]; entry: string | undefined }> {
  const found = await facts(operand);
  if (found.isFile()) {
    const name = path.basename(operand);
    const budget = { bytes: REQUEST_BOUNDS.fileBytes, most: REQUEST_BOUNDS.fileBytes };
    return { files: [{ name, ...(await content(operand, found.size, budget, operand)) }], entry: name };
  }
  if (!found.isDirectory()) throw new Fault(`${operand} is neither a file nor a folder.`);
  return { files: await readFolder(operand, { without }), entry: undefined };
}

interface FolderBounds {
  /** all together */
  bytes?: number;
  files?: number;
  /** a folder that is left out, wherever its path leads by */
  without?: string | undefined;
  /** says of a file that it is not to be read, and is none of those given back */
  apart?: (file: { name: string; path: string; bytes: number }) => boolean;
}

/** The files of a folder and those below it, by name, without links and dot-folders. Bounds are those of a program where none are named. */
export async function readFolder(
  folder: string,
  { bytes = REQUEST_BOUNDS.fileBytes, files: most = REQUEST_BOUNDS.files, without, apart = () => false }: FolderBounds = {},
): Promise<RequestFile[]> {
  const left = without === undefined ? null : path.relative(await realpath(folder), await realpath(without));
  const names = await walk(folder, folder, most, left);
  if (names.length === 0) throw new Fault(`There are no files in ${folder}.`);
  const budget = { bytes, most: bytes };
  const files: RequestFile[] = [];
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    const { size } = await lstat(file);
    if (!apart({ name, path: file, bytes: size })) files.push({ name, ...(await content(file, size, budget, folder)) });
  }
  return files;
}

/** The text of one Python program. */
export async function readSource(operand: string): Promise<string> {
  const found = await facts(operand);
  if (found.isDirectory()) throw new Fault(`${operand} is a folder; name one program in it.`);
  if (!found.isFile()) throw new Fault(`${operand} is not a file.`);
  if (found.size > REQUEST_BOUNDS.fileBytes) throw tooLarge(operand, REQUEST_BOUNDS.fileBytes);
  const bytes = await read(operand);
  if (!isUtf8(bytes)) throw new Fault(`${operand} is not text in UTF-8; a program is.`);
  return bytes.toString('utf8');
}

/** A file as it is. */
export async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** @throws Fault where there is nothing of that name, or it may not be read */
export async function facts(operand: string) {
  try {
    return await stat(operand);
  } catch (error) {
    throw unreadable(operand, error);
  }
}

/** @param left a folder, from the root, that is left out */
async function walk(root: string, folder: string, most: number, left: string | null): Promise<string[]> {
  const names: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name) && path.relative(root, full) !== left)
        names.push(...(await walk(root, full, most, left)));
    } else if (entry.isFile()) {
      names.push(path.relative(root, full).split(path.sep).join('/'));
    }
    if (names.length > most) {
      throw new Fault(`${root} holds more than ${most.toLocaleString('en')} files, more than are taken; name a smaller folder.`);
    }
  }
  return names;
}

/** Reads a file within what is left of the budget; the size is looked at first, so that a huge one is never read. */
async function content(
  file: string,
  size: number,
  budget: { bytes: number; most: number },
  root: string,
): Promise<Omit<RequestFile, 'name'>> {
  budget.bytes -= size;
  if (budget.bytes < 0) throw tooLarge(root, budget.most);
  const bytes = await read(file);
  return isUtf8(bytes) ? { content: bytes.toString('utf8'), encoding: 'utf8' } : { content: bytes.toString('base64'), encoding: 'base64' };
}

function tooLarge(operand: string, bytes: number): Fault {
  return new Fault(`${operand} holds more than ${bytes >> 20} MiB, more than is taken.`);
}

/** Why a file cannot be read, as a sentence. */
export function unreadable(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why: Record<string, string> = {
    ENOENT: `There is no ${file}.`,
    ENOTDIR: `There is no ${file}.`,
    EACCES: `${file} may not be read by this user.`,
    EPERM: `${file} may not be read by this user.`,
    EISDIR: `${file} is a folder.`,
    ELOOP: `${file} is a link that leads to itself.`,
    ENAMETOOLONG: `${file} is longer than a name can be.`,
  };
  return new Fault(why[code] ?? `${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
}
