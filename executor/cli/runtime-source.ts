import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { assertNever } from '../contract/assert-never.ts';
import type { RuntimeSource } from '../contract/runtimes.ts';

const run = promisify(execFile);

/** Where a folder is, and at which revision where it lies in a git checkout. */
export async function sourceOfFolder(folder: string): Promise<RuntimeSource> {
  const git = async (...args: string[]) => (await run('git', ['-C', folder, ...args])).stdout.trim();
  const at = path.resolve(folder);
  try {
    const revision = await git('rev-parse', 'HEAD');
    return { kind: 'folder', path: at, git: { revision, dirty: (await git('status', '--porcelain', '--', '.')) !== '' } };
  } catch {
    // No git here, or no checkout, or one without a commit: a folder like any other.
    return { kind: 'folder', path: at, git: null };
  }
}

/** Where a runtime's files came from, for people. */
export function sourceText(source: RuntimeSource): string {
  switch (source.kind) {
    case 'bundled':
      return 'bundled';
    case 'folder':
      return source.git
        ? `${source.path} (git ${source.git.revision.slice(0, 12)}${source.git.dirty ? ', changed since' : ''})`
        : source.path;
    case 'bundle':
      return `the bundle ${source.name}`;
    case 'treeline':
      return source.url;
    case 'window':
      return 'the workbench';
    default:
      return assertNever(source);
  }
}
