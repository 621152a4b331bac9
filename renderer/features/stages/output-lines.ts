/** A row of the output viewer: a line, or a part of a very long one. */
export interface OutputLine {
  text: string;
  stream: 'stdout' | 'stderr';
}

/** A longer line is shown in parts: browsers lay out such a row slowly. */
const LONGEST = 4_000;

/**
 * The lines of a stage's interleaved output, which of them stderr wrote included. Bytes come as they are pulled; the executor sends
 * the streams apart and together, so a line of the output is stderr's where it is the next line that stderr has.
 */
export class OutputLines {
  readonly lines: OutputLine[] = [];
  private readonly decoders = { output: new TextDecoder(), stderr: new TextDecoder() };
  private readonly stderr: string[] = [];
  private expected = 0;
  private open = { output: '', stderr: '' };

  /** Takes bytes of stderr, which must come before those of the output that holds them. */
  addStderr(bytes: Uint8Array): void {
    const parts = (this.open.stderr + this.decoders.stderr.decode(bytes, { stream: true })).split('\n');
    this.open.stderr = parts.pop() ?? '';
    this.stderr.push(...parts);
  }

  addOutput(bytes: Uint8Array): void {
    const parts = (this.open.output + this.decoders.output.decode(bytes, { stream: true })).split('\n');
    this.open.output = parts.pop() ?? '';
    for (const line of parts) this.push(line);
  }

  /** The stage is over: what follows the last line end is a line too. */
  end(): void {
    if (this.open.stderr !== '') this.stderr.push(this.open.stderr);
    if (this.open.output !== '') this.push(this.open.output);
    this.open = { output: '', stderr: '' };
  }

  /** The line that is not ended yet; '' where there is none. */
  get unfinished(): string {
    return this.open.output;
  }

  private push(line: string): void {
    const next = this.stderr[this.expected];
    const isStderr = next !== undefined && line === next;
    // Where stdout left a line open, stderr goes on in it.
    const from = !isStderr && next !== undefined && next.length > 3 && line.endsWith(next) ? line.length - next.length : -1;
    if (isStderr || from >= 0) this.expected += 1;
    if (from > 0) this.rows(line.slice(0, from), 'stdout');
    this.rows(from > 0 ? line.slice(from) : line, isStderr || from >= 0 ? 'stderr' : 'stdout');
  }

  private rows(text: string, stream: OutputLine['stream']): void {
    const clean = text.endsWith('\r') ? text.slice(0, -1) : text;
    for (let at = 0; at === 0 || at < clean.length; at += LONGEST) this.lines.push({ text: clean.slice(at, at + LONGEST), stream });
  }
}
