import { DeviceFault } from './lights-device.ts';

/** A device that has not answered by then, ms, will not. */
const PATIENCE_MS = 3_000;
/** More than any answer has, bytes. */
const MOST = 1 << 20;

/**
 * Asks a device that speaks JSON: GET, or POST where there is a body. It is not followed elsewhere, not waited for long, and not read for ever.
 * @throws DeviceFault
 */
export async function askJson(url: URL, body?: unknown): Promise<unknown> {
  const fault = (what: string) => new DeviceFault(`${url.host} ${what}`);
  let response: Response;
  try {
    response = await fetch(url, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (error) {
    throw fault(`cannot be reached (${whyOf(error)}). See that it is on, and that the address is right.`);
  }
  if (response.status >= 300 && response.status < 400)
    throw fault(`sends us on to ${response.headers.get('location') ?? 'nowhere'}, where we do not go. Name that address, if it is right.`);
  if (!response.ok) throw fault(`answers with the error ${response.status}. Is it the device that was meant?`);
  try {
    return JSON.parse(await textOf(response));
  } catch (error) {
    if (error instanceof SyntaxError) throw fault('answers with what is no JSON. Is it the device that was meant?');
    throw fault(`did not answer to the end (${whyOf(error)}).`);
  }
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    // Leaving the loop ends the connection.
    if (bytes > MOST) throw new RangeError(`more than ${MOST} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${PATIENCE_MS / 1_000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
