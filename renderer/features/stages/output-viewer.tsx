import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { OutputLine } from './output-lines.ts';
import { placeOf, goToPlace } from './place-of.ts';
import { selectedText } from './selected-text.ts';
import type { Output } from './use-output.ts';
import styles from './output-viewer.module.css';

const ROW = 20;

export interface OutputViewerProps {
  output: Output;
  /** the streams to show */
  show: 'output' | 'stdout' | 'stderr';
}

/** What a stage wrote: only the rows in sight are in the page, and copying takes those out of sight too. */
export function OutputViewer({ output, show }: OutputViewerProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const rows = rowsOf(output, show);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 20,
    // Where a selection began stays in the page, or it would be lost by scrolling on.
    rangeExtractor: (range) => {
      const anchor = rowOf(document.getSelection()?.anchorNode ?? null, scroller.current);
      const inSight = defaultRangeExtractor(range);
      return anchor === null || anchor >= rows.length || inSight.includes(anchor) ? inSight : [...inSight, anchor].sort((a, b) => a - b);
    },
  });

  useEffect(() => {
    const element = scroller.current;
    if (follows && element) element.scrollTop = element.scrollHeight;
  }, [follows, rows.length, output.version]);

  const copy = (event: ClipboardEvent): void => {
    const text = selectedText(rows, (node) => rowOf(node, scroller.current));
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  };
  const selectAll = (event: KeyboardEvent): void => {
    if (event.key !== 'a' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (scroller.current) document.getSelection()?.selectAllChildren(scroller.current);
  };

  return (
    <div
      ref={scroller}
      className={styles.viewer}
      role="log"
      aria-label="Output"
      tabIndex={0}
      onCopy={copy}
      onKeyDown={selectAll}
      onScroll={({ currentTarget: e }) => setFollows(e.scrollHeight - e.scrollTop - e.clientHeight < ROW)}
    >
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <div key={index} className={styles.row} data-row={index} data-stream={row.stream} style={{ top: start }}>
                <Row text={row.text} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** A row's text; places in a program are links to them. */
function Row({ text }: { text: string }) {
  const place = placeOf(text);
  if (!place) return text || '\u200b';
  return (
    <>
      {text.slice(0, place.from)}
      <button type="button" className={styles.place} onClick={() => goToPlace(place)}>
        {text.slice(place.from, place.to)}
      </button>
      {text.slice(place.to)}
    </>
  );
}

function rowsOf({ lines }: Output, show: OutputViewerProps['show']): readonly OutputLine[] {
  if (show !== 'output') return lines.lines.filter((l) => l.stream === show);
  return lines.unfinished === '' ? lines.lines : [...lines.lines, { text: lines.unfinished, stream: 'stdout' }];
}

/** The index of the row that holds a node of the viewer; null where none does. */
function rowOf(node: Node | null, viewer: HTMLElement | null): number | null {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  const row = viewer?.contains(element) ? element?.closest<HTMLElement>('[data-row]') : null;
  return row ? Number(row.dataset['row']) : null;
}
