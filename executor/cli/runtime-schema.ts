import { runtimeSchemas } from '../contract/runtime-manifest.ts';
import type { CommandLine } from './parse.ts';
import { writeJson } from './terminal.ts';

/** The JSON schema of runtime.json, or of a self-test's test.json. */
export async function runtimeSchema(line: CommandLine): Promise<number> {
  await writeJson(runtimeSchemas()[line.flag('test') ? 'test' : 'manifest']);
  return 0;
}
