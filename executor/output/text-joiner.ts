import { isAscii } from 'node:buffer';
import { bytesOf, eachRun, type OutputStream } from './runs.ts';

export interface OutputText {
  stdout: string;
  stderr: string;
  /** both, interleaved as they came */
  output: string;
}

const STREAMS = ['stdout', 'stderr'] as const;

/**
 * Makes text of interleaved rows. Each stream has decoders of its own, also within the interleaved text, so that a sequence that came in
 * parts is put together; what is no UTF-8 is U+FFFD.
 */
export class TextJoiner {
  private readonly text: OutputText = { stdout: '', stderr: '', output: '' };
  private readonly apart = { stdout: decoder(), stderr: decoder() };
  private readonly together = { stdout: decoder(), stderr: decoder() };
  /** each stream's last byte: behind ASCII a decoder holds no beginning of a sequence back */
  private readonly last: Record<OutputStream, number> = { stdout: 0, stderr: 0 };

  add(runs: Uint8Array, bytes: Uint8Array): void {
    for (const stream of STREAMS) this.text[stream] += this.apart[stream].decode(bytesOf(stream, runs, bytes), { stream: true });
    if (isAscii(bytes) && this.last.stdout < 0x80 && this.last.stderr < 0x80) {
      this.text.output += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      return;
    }
    for (const run of eachRun(runs, bytes)) {
      this.text.output += this.together[run.stream].decode(run.bytes, { stream: true });
      this.last[run.stream] = run.bytes.at(-1) ?? 0;
    }
  }

  end(): OutputText {
    for (const stream of STREAMS) {
      this.text[stream] += this.apart[stream].decode();
      this.text.output += this.together[stream].decode();
    }
    return this.text;
  }
}

function decoder() {
  return new TextDecoder('utf-8', { ignoreBOM: true });
}
