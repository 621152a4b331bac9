/** What a file that was opened is: a show to be played, a tree, an exported runtime, or else text for the editor. */
export type FileKind = 'recording' | 'tree' | 'bundle' | 'text';

/** So much of a file tells what it is. */
export const TELLING_BYTES = 4_096;

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const PLACE = new RegExp(String.raw`^\[?\s*${NUMBER}\s*,\s*${NUMBER}\s*,\s*${NUMBER}\s*\]?$`, 'i');

/** Tells by the beginning of a file's text what it is. `whole`: nothing follows it. */
export function tellFile(beginning: string, whole: boolean): FileKind {
  // A tar begins with the name of its first entry.
  if (beginning.startsWith('bundle.json\0')) return 'bundle';
  const text = beginning.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('{')) return tellJson(text.replaceAll(/\s/g, ''));
  const lines = text.split(/\r?\n/);
  const [first = ''] = lines;
  const header = first.replaceAll(/["\s]/g, '').toUpperCase();
  if (/^(FRAME_ID|FRAME_TIME)(,|$)/.test(header) || /^([RGB]_\d+,){2}/.test(header)) return 'recording';
  if (/^ID,X,Y,Z$/.test(header) || /^INDEX,X,Y,Z(,|$)/.test(header)) return 'tree';
  // The last line may be cut off.
  const rows = (whole ? lines : lines.slice(0, -1)).map((line) => line.trim()).filter((line) => line !== '');
  // A slip in one is for the reader of trees to name.
  const places = rows.filter((row) => PLACE.test(row)).length;
  return places > 1 && places > rows.length / 2 ? 'tree' : 'text';
}

function tellJson(text: string): FileKind {
  if (text.includes('"treeline":"recording"') || /^\{"leds":\d+,"seed":\d+,/.test(text)) return 'recording';
  if (text.includes('"treeline":"tree"')) return 'tree';
  // As a tool writes it that sorts the fields: ours comes last.
  if (/^\{"durationMs":[-+.\de]+,"frames":\[/.test(text)) return 'recording';
  return /"coordinates":\[\{"[xyz]":/.test(text) ? 'tree' : 'text';
}
