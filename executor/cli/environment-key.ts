import type { TreelineClient } from '../server/router.ts';
import { Fault } from './fault.ts';

/** How much of a key people are shown. */
export const SHOWN = 12;

/** The whole key of the one environment whose key begins so. */
export async function wholeKey(client: TreelineClient, begin: string): Promise<string> {
  const { items } = await client.environments.list();
  const found = items.filter(({ key }) => key.startsWith(begin.toLowerCase()));
  const [one, ...others] = found;
  if (one === undefined) throw new Fault(`There is no environment ${begin}; \`treeline env list\` shows those that are kept.`);
  if (others.length > 0) {
    const keys = found.map(({ key }) => key.slice(0, Math.max(SHOWN, begin.length + 4))).join(', ');
    throw new Fault(`${found.length} environments begin with ${begin}: ${keys}. Give more of the key.`);
  }
  return one.key;
}
