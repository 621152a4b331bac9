/** Takes a stream in pieces of any size. Throws where what it is given cannot be. */
export type Push = (chunk: Uint8Array) => void;

const HEADER = 8;

/**
 * Takes apart docker's multiplexed attach stream: headers of 8 bytes (stream, three zeros, length as unsigned big-endian), each with so many
 * bytes behind. Hands on every byte as it comes, without a copy; holds nothing but a header that came in pieces.
 */
export function createDemux(stdout: Push, stderr: Push): Push {
  const header = Buffer.alloc(HEADER);
  let got = 0;
  let left = 0;
  let push = stdout;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const bytes = chunk.subarray(at, at + left);
        at += bytes.length;
        left -= bytes.length;
        push(bytes);
        continue;
      }
      const taken = Math.min(HEADER - got, chunk.length - at);
      header.set(chunk.subarray(at, at + taken), got);
      at += taken;
      got += taken;
      if (got < HEADER) return;
      got = 0;
      if (header[0]! > 2 || header.readUIntBE(1, 3) !== 0) throw new Error('the daemon sent something else than a multiplexed stream');
      push = header[0] === 2 ? stderr : stdout;
      left = header.readUInt32BE(4);
    }
  };
}
