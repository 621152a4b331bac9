/** The rows of a viewer, whether they are in the page or not. */
export interface SelectableRows {
  count: number;
  text(row: number): string;
}

/** The text that is selected in the viewer, rows that are not in the page included; null where nothing of it is. */
export function selectedText({ count, text }: SelectableRows, rowOf: (node: Node | null) => number | null): string | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const [start, end] = [rowOf(startContainer), rowOf(endContainer)];
  // Ends that are in no row are those of the viewer: all of it was selected.
  const first = start ?? 0;
  const last = end ?? count - 1;
  const lines = Array.from({ length: last - first + 1 }, (_, n) => text(first + n));
  if (end !== null) lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, columnOf(endContainer, endOffset));
  if (start !== null) lines[0] = (lines[0] ?? '').slice(columnOf(startContainer, startOffset));
  return lines.join('\n');
}

/** How many signs of its row stand before a place in it. */
function columnOf(node: Node, offset: number): number {
  const row = (node instanceof Element ? node : node.parentElement)?.closest('[data-row]');
  if (!row) return 0;
  const before = document.createRange();
  before.setStart(row, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
