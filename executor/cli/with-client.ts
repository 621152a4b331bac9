import type { TreelineClient } from '../server/router.ts';
import { answered } from './answered.ts';
import { connect, type ConnectOptions } from './connect.ts';

/** Asks the executor something, the one that runs or one that is opened for it; what it refuses is told as a sentence. */
export async function withClient<T>(ask: (client: TreelineClient) => Promise<T>, options?: ConnectOptions): Promise<T> {
  const connection = await connect(options);
  try {
    return await answered(ask(connection.client));
  } finally {
    await connection.close();
  }
}
