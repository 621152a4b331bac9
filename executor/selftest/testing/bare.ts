import type { RequestInput } from '../../contract/request.ts';

/** FOR TESTS ONLY: a shell script that needs no environment. */
export function bare(script: string, more: Partial<RequestInput> = {}): RequestInput {
  return { engine: 'docker', files: [{ name: 'run.sh', content: `#!/bin/sh\n${script}\n` }], ...more };
}
