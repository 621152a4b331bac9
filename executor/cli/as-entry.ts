import type { RequestInput } from '../contract/request.ts';
import type { TreelineClient } from '../server/router.ts';

/** A request of one file, on a runtime whose scripts begin with another name: the file gets that name. What cannot be told stays as it is. */
export async function asEntry(client: TreelineClient, request: RequestInput): Promise<RequestInput> {
  const { runtime, files } = request;
  const [file, ...others] = files;
  if (runtime === undefined || !file || others.length > 0 || request.entry !== file.name) return request;
  const id = String(runtime).split('@', 1)[0] ?? '';
  const { items } = await client.runtimes.list();
  const name = items.find((one) => one.id === id || String(one.number) === id)?.entry ?? file.name;
  return { ...request, files: [{ ...file, name }], entry: name };
}
