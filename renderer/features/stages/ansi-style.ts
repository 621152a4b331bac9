/** How a piece of output looks. Colours are CSS; undefined is the viewer's own. */
export interface AnsiStyle {
  color?: string;
  background?: string;
  bold?: true;
  faint?: true;
  italic?: true;
  underline?: true;
  strike?: true;
  inverse?: true;
}

export const PLAIN: AnsiStyle = {};

/** What a number switches on, and what switches it off (ECMA-48, 8.3.117). */
const ON: Record<number, keyof AnsiStyle> = { 1: 'bold', 2: 'faint', 3: 'italic', 4: 'underline', 7: 'inverse', 9: 'strike' };
const OFF: Record<number, readonly (keyof AnsiStyle)[]> = {
  22: ['bold', 'faint'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  29: ['strike'],
  39: ['color'],
  49: ['background'],
};

/** The style after `CSI parameters m`; what is not known changes nothing. */
export function applySgr(style: AnsiStyle, parameters: string): AnsiStyle {
  // Colours may also be written with colons, and an empty colour space: 38:2::255:0:0.
  const codes = parameters.replaceAll('::', ':').split(/[;:]/).map(Number);
  let next: AnsiStyle = { ...style };
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    const on = ON[code];
    if (code === 0) next = {};
    else if (on) next = { ...next, [on]: true };
    else if (OFF[code]) for (const key of OFF[code]) delete next[key];
    else if (code === 38 || code === 48) {
      const { color, taken } = extended(codes.slice(at + 1));
      if (color) next[code === 38 ? 'color' : 'background'] = color;
      at += taken;
    } else if (code >= 30 && code <= 37) next.color = indexed(code - 30);
    else if (code >= 40 && code <= 47) next.background = indexed(code - 40);
    else if (code >= 90 && code <= 97) next.color = indexed(code - 82);
    else if (code >= 100 && code <= 107) next.background = indexed(code - 92);
  }
  return next;
}

/** `5;n` is one of 256 colours, `2;r;g;b` any. */
function extended([kind, a = 0, b = 0, c = 0]: readonly number[]): { color: string | null; taken: number } {
  if (kind === 5) return { color: a >= 0 && a <= 255 ? indexed(a) : null, taken: 2 };
  if (kind === 2) return { color: [a, b, c].every((part) => part >= 0 && part <= 255) ? `rgb(${a} ${b} ${c})` : null, taken: 4 };
  return { color: null, taken: kind === undefined ? 0 : 1 };
}

/** xterm's 256 colours: 16 named ones, which the theme gives, a cube of 6 × 6 × 6, and 24 greys. */
function indexed(n: number): string {
  if (n < 16) return `var(--ansi-${n})`;
  if (n >= 232)
    return `rgb(${Array(3)
      .fill(8 + (n - 232) * 10)
      .join(' ')})`;
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const of = n - 16;
  return `rgb(${level(Math.floor(of / 36))} ${level(Math.floor(of / 6) % 6)} ${level(of % 6)})`;
}
