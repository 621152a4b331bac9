import type { CommandLine } from './parse.ts';

export interface Command {
  summary: string;
  /** what follows the command's name */
  form: string;
  /** how many operands: exactly this many, at least one, or any number */
  operands: 0 | 1 | 2 | 'some' | 'any';
  options: Record<string, Option>;
  /** what each option is, for the help */
  about: Record<string, string>;
  /** what else the help says, a sentence each */
  notes?: readonly string[];
  /** Does it; resolves to the exit code. Loaded only when it is the one that was asked for. */
  load(): Promise<(line: CommandLine) => Promise<number>>;
}

/** `file` names a file to be written, and may stand without a name. */
export interface Option {
  type: 'string' | 'boolean' | 'file';
  multiple?: boolean;
}

/** By their names; one of two words belongs to the group that its first word names. */
export type Commands = Readonly<Record<string, Command>>;

export const text = { type: 'string' } as const;
export const many = { type: 'string', multiple: true } as const;
export const flag = { type: 'boolean' } as const;
export const file = { type: 'file' } as const;

/** What names a tree, wherever one is named. */
export const TREE = 'TREE is a file, which is told by what is in it (a tree, or the coordinates of its LEDs), or the name of a saved tree.';

/** What --source takes, wherever it is taken. */
export const SOURCE = {
  'source S': 'what <nixpkgs> is: starter, a folder, or a revision of nixpkgs (else TREELINE_SOURCE, else the setting)',
};

/** Options of commands that talk to another Treeline. */
export const REMOTE = {
  'token-file F':
    "a file with the other's token (else that in URL, else TREELINE_REMOTE_TOKEN): others on this machine may read a command line",
};
export const REMOTE_NOTE =
  'URL is what `treeline serve` prints there. Through a tunnel its port has to be the same at both ends: ssh -L 8733:127.0.0.1:8733 HOST';
