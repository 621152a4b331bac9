/** The last bytes of a stream that outgrew its limit, in pieces that know their place in the order of arrival. */
export class Tail {
  /** bytes that fell out for good */
  lost = 0;
  private readonly room: number;
  private pieces: TailPiece[] = [];
  private first = 0;
  private held = 0;

  /** @param room bytes that are held */
  constructor(room: number) {
    this.room = room;
  }

  add(order: number, bytes: Uint8Array): void {
    const kept = bytes.slice(Math.max(0, bytes.length - this.room));
    this.lost += bytes.length - kept.length;
    this.held += kept.length;
    this.pieces.push({ order, bytes: kept });
    while (this.held > this.room) this.drop(this.held - this.room);
  }

  /** What is left of it; where bytes were lost, it begins with a whole UTF-8 sequence. */
  take(): TailPiece[] {
    if (this.lost > 0) {
      for (let skipped = 0; skipped < 3 && isContinuation(this.pieces[this.first]?.bytes[0]); skipped++) this.drop(1);
    }
    return this.pieces.slice(this.first);
  }

  /** Drops up to `count` bytes of the oldest piece. */
  private drop(count: number): void {
    const oldest = this.pieces[this.first];
    if (!oldest) return;
    const dropped = Math.min(count, oldest.bytes.length);
    oldest.bytes = oldest.bytes.subarray(dropped);
    this.held -= dropped;
    this.lost += dropped;
    if (oldest.bytes.length > 0) return;
    this.first += 1;
    // one-byte writes make as many pieces as bytes: give the dropped ones back now and then
    if (this.first > 4_096 && this.first * 2 > this.pieces.length) {
      this.pieces = this.pieces.slice(this.first);
      this.first = 0;
    }
  }
}

export interface TailPiece {
  order: number;
  bytes: Uint8Array;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
