import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Shown } from './output-lines.ts';
import { OutputRow } from './output-row.tsx';
import { RowWindow, rowsIn } from './row-window.ts';
import { selectedText } from './selected-text.ts';
import type { Output } from './use-output.ts';
import styles from './output-viewer.module.css';

export interface OutputViewerProps {
  output: Output;
  /** the streams to show */
  show: Shown;
  /** what it says on stderr is no sign of trouble */
  quiet: boolean;
}

/** What a stage wrote: only the rows in sight are in the page, and copying takes those out of sight too. */
export function OutputViewer({ output: { lines, version }, show, quiet }: OutputViewerProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const count = lines.count(show);
  const [window] = useState(() => new RowWindow());
  const rows = rowsIn(useSyncExternalStore(window.subscribe, window.look), count);
  const selectedFrom = useSelectedRow(scroller);
  useEffect(() => (scroller.current ? window.attach(scroller.current) : undefined), [window]);
  // An open line grows too.
  useLayoutEffect(() => window.grow(count), [window, count, version]);

  const copy = (event: ClipboardEvent): void => {
    const text = selectedText({ count, text: (row) => lines.text(row, show) }, (node) => rowOf(node, scroller.current));
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  };
  const selectAll = (event: KeyboardEvent): void => {
    if (event.key !== 'a' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (scroller.current) document.getSelection()?.selectAllChildren(scroller.current);
  };

  const drawn = Array.from({ length: rows.last - rows.first }, (_, n) => rows.first + n);
  // Where a selection began stays in the page, or it would be lost by scrolling on.
  if (selectedFrom !== null && selectedFrom < count && !drawn.includes(selectedFrom)) drawn.push(selectedFrom);
  return (
    <div
      ref={scroller}
      className={styles.viewer}
      role="log"
      aria-label="Output"
      data-quiet={quiet || undefined}
      tabIndex={0}
      onCopy={copy}
      onKeyDown={selectAll}
    >
      <div className={styles.rows} style={{ height: rows.height }}>
        {drawn
          .sort((a, b) => a - b)
          .map((row) => (
            <OutputRow key={row} index={row} top={rows.top(row)} row={lines.row(row, show)} />
          ))}
      </div>
    </div>
  );
}

/** The row that a selection began in; null where there is none. */
function useSelectedRow(viewer: RefObject<HTMLElement | null>): number | null {
  const [row, setRow] = useState<number | null>(null);
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection();
      setRow(selection && !selection.isCollapsed ? rowOf(selection.anchorNode, viewer.current) : null);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [viewer]);
  return row;
}

/** The index of the row that holds a node of the viewer; null where none does. */
function rowOf(node: Node | null, viewer: HTMLElement | null): number | null {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  const row = viewer?.contains(element) ? element?.closest<HTMLElement>('[data-row]') : null;
  return row ? Number(row.dataset['row']) : null;
}
