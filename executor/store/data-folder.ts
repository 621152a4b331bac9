import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where everything is kept: `TREELINE_DATA`, else the platform's own place for an application's data. */
export function dataFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = env['TREELINE_DATA'];
  return named ? resolve(named) : envPaths('treeline', { suffix: '' }).data;
}
