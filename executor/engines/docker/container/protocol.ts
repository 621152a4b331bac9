/**
 * What the host and a container's first process (`resources/runner/`) say to each other over the container's stdin and stdout.
 *
 * A frame is a header of 8 bytes and its payload: type (1 byte, an ASCII letter), channel (3 bytes), length of the payload (4 bytes), both
 * unsigned and big-endian. The channel is 0 but for frames of a connection. Texts are `key=value`, UTF-8, each ended by NUL.
 *
 * | host → container | payload |
 * |---|---|
 * | `J` job | texts: `wallMs cpuMs memory openFiles fileBytes stdoutBytes stderrBytes`, `cwd`, `arg`… and `env`… in order, `serve`; where it may set lights, `leds brightest frameUs`; where it is started on a terminal, `columns rows sessionMs` |
 * | `U` unpack | a folder; `D` frames with a tar and an `E` follow |
 * | `F` file | `x` or `-` (executable or not) and a path below the working folder; `D` frames with its content and an `E` follow |
 * | `G` go | none; `D` frames with the program's stdin and an `E` follow |
 * | `D` data | bytes of what was opened last; any number of frames of any length. After `G`, no more than WINDOW and what `W` has told of since; on a terminal, what is typed |
 * | `K` signal | its number, one byte: to the processes in the terminal's foreground |
 * | `S` size | of the terminal: columns and rows, 2 bytes each, unsigned, big-endian |
 * | `E` end | none; of what was opened last, on a terminal as often as it is typed, or on a channel: the host sends no more on this connection |
 * | `A` archive | none; after `Z`: the working folder as a tar, please |
 *
 * | container → host | payload |
 * |---|---|
 * | `H` hello | the version of this protocol, one byte; sent once, at the start |
 * | `1` `2` | bytes of the program's stdout or stderr, as they come |
 * | `L` lights | µs since the program's start (8 bytes, unsigned, big-endian), then R, G, B, L of each LED, a byte each |
 * | `W` taken | so many bytes of the program's stdin were taken (4 bytes, unsigned, big-endian), and whether a terminal hid them, as it does a password (1 byte) |
 * | `S` state | 1 where the program waits for somebody to type, else 0; told when it changes |
 * | `Z` ended | texts: `how` (`exit signal wall session cpu memory stdout stderr lights`), `code` or `signal`, `wallUs waitedUs cpuUs memory groupPeak oomKills processesRefused diskUsed diskFull inodesFull stdout stderr`, and where a line of lights was wrong `lightsFault lightsLine lightsLed lightsCount lightsSaid` |
 * | `R` refused | texts: `disk` (`full`, `inodes` or empty), `used`, `sentence`: the job could not be prepared, and did not run |
 * | `T` tar | bytes of the archive |
 * | `Q` archived | texts as in `Z`, and `said`: what the tar said on its stderr |
 *
 * Connections to 127.0.0.1:3128 in a container whose job says `serve`: `N` (to the host) is a new one, on its channel. Then, both ways:
 * `C` bytes, `E` no more bytes from here, `W` (4 bytes, unsigned, big-endian) so many more bytes may be sent here, besides the WINDOW that each
 * begins with, `X` over, nothing more on this channel.
 *
 * When the host's end closes, the first process kills everything and ends.
 */
export const VERSION = 3;
export const HEADER = 8;
export const WINDOW = 128 << 10;

export type ToContainer = 'J' | 'U' | 'F' | 'G' | 'D' | 'E' | 'A' | 'C' | 'W' | 'X' | 'K' | 'S';
export type ToHost = 'H' | '1' | '2' | 'L' | 'Z' | 'R' | 'T' | 'Q' | 'N' | 'C' | 'E' | 'W' | 'X' | 'S';

const NOTHING = new Uint8Array();

/** Header and payload, not copied together. */
export function frame(type: ToContainer, payload: Uint8Array = NOTHING, channel = 0): Uint8Array[] {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(channel);
  header.writeUInt8(type.charCodeAt(0));
  header.writeUInt32BE(payload.length, 4);
  return payload.length > 0 ? [header, payload] : [header];
}

export type Text = readonly [key: string, value: string | number];

/** @throws TypeError for a value with a NUL in it, which no variable or argument can hold */
export function texts(pairs: readonly Text[]): Uint8Array {
  const lines = pairs.map(([key, value]) => `${key}=${value}`);
  const wrong = lines.find((line) => line.includes('\0'));
  if (wrong !== undefined)
    throw new TypeError(`An argument or variable cannot hold a NUL character: ${JSON.stringify(wrong.slice(0, 80))}.`);
  return Buffer.from(lines.map((line) => `${line}\0`).join(''));
}

/** What a text says by key: `number` of one that is missing is 0. */
export interface Texts {
  text(key: string): string | null;
  number(key: string): number;
}

export function readTexts(payload: Uint8Array): Texts {
  const pairs = new Map<string, string>();
  for (const line of Buffer.from(payload.buffer, payload.byteOffset, payload.length).toString('utf8').split('\0')) {
    const at = line.indexOf('=');
    if (at > 0) pairs.set(line.slice(0, at), line.slice(at + 1));
  }
  return { text: (key) => pairs.get(key) ?? null, number: (key) => Number(pairs.get(key) ?? 0) };
}
