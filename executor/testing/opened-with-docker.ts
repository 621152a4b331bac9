import { afterAll, beforeAll } from 'vitest';
import type { RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import { openExecutor, type OpenedExecutor } from '../main.ts';
import type { TestDocker } from './docker.ts';
import { finished } from './test-executor.ts';

/** FOR TESTS ONLY: the whole executor on the tests' daemon, open for as long as a file's tests run. */
export function openedWithDocker(docker: TestDocker): {
  readonly executor: OpenedExecutor['executor'];
  run(request: RequestInput): Promise<Submission>;
} {
  let opened: OpenedExecutor;
  beforeAll(async () => {
    if (docker.needed.skip) return;
    opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
  });
  afterAll(() => opened?.close());
  return {
    get executor() {
      return opened.executor;
    },
    run: (request) => finished(opened.executor, opened.executor.create(request).id),
  };
}
