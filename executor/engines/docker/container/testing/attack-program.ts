import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContainerJob } from '../container.ts';

/** A machine whose compiler makes programs for the containers. */
export const canCompile = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;

/** FOR TESTS ONLY: `attack.c`, compiled, as a file of a job. */
export function attackProgram(): ContainerJob['files'][number] {
  const folder = mkdtempSync(path.join(tmpdir(), 'treeline-attack-'));
  try {
    const binary = path.join(folder, 'attack');
    execFileSync('gcc', ['-static', '-O1', '-w', '-o', binary, fileURLToPath(new URL('attack.c', import.meta.url))]);
    return { name: 'attack', bytes: readFileSync(binary), executable: true };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
