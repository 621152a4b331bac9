import { ReadFault } from './read-fault.ts';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const NOTHING = new Uint8Array();

/**
 * Cuts a file into lines as its bytes arrive, and hands on each with its number (from 1), without its ending. Takes LF and CRLF, a
 * byte order mark, and a last line without an ending. Blank lines are left out, for files end in them. A line is a view that holds
 * until the next call.
 *
 * @throws ReadFault, from both functions, where a line is longer than `longest` bytes or the file is no text of ours
 */
export function createLines(longest: number, onLine: (line: Uint8Array, number: number) => void) {
  let rest: Uint8Array = NOTHING;
  let number = 0;

  function take(line: Uint8Array): void {
    number++;
    if (line.length > longest) throw tooLong(number);
    const start = number === 1 ? startOf(line) : 0;
    let end = line.length;
    while (end > start && (line[end - 1] === RETURN || line[end - 1] === SPACE)) end--;
    if (end > start) onLine(line.subarray(start, end), number);
  }

  function tooLong(line: number): ReadFault {
    return new ReadFault(`this line is longer than ${longest} bytes: it is no line of such a file. Look whether it is the right file.`, {
      line,
    });
  }

  return {
    push(chunk: Uint8Array): void {
      let from = 0;
      // By hand: a call for each line would make a file of nothing but line ends last half a minute.
      for (let at = 0; at < chunk.length; at++) {
        if (chunk[at] !== NEWLINE) continue;
        if (at === from && rest.length === 0) number++;
        else {
          take(join(rest, chunk.subarray(from, at)));
          rest = NOTHING;
        }
        from = at + 1;
      }
      if (rest.length + chunk.length - from > longest) throw tooLong(number + 1);
      if (from < chunk.length) rest = join(rest, chunk.slice(from));
    },
    /** The file has ended. */
    end(): void {
      if (rest.length > 0) take(rest);
    },
  };
}

function startOf(line: Uint8Array): number {
  if ((line[0] === 0xff && line[1] === 0xfe) || (line[0] === 0xfe && line[1] === 0xff)) {
    throw new ReadFault('The file is UTF-16 text; save it as UTF-8.');
  }
  return BYTE_ORDER_MARK.every((byte, i) => line[i] === byte) ? BYTE_ORDER_MARK.length : 0;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
