import type { CSSProperties } from 'react';
import type { Span } from './ansi-spans.ts';
import type { AnsiStyle } from './ansi-style.ts';
import { goToPlace, pathOf } from './go-to-place.ts';
import type { OutputRow as Row } from './output-lines.ts';
import { placeOf } from './place-of.ts';
import styles from './output-viewer.module.css';

export interface OutputRowProps {
  index: number;
  /** px in the viewer */
  top: number;
  row: Row;
}

/** A line of output in its colours; a place in a program is a link to it. */
export function OutputRow({ index, top, row: { spans, stream } }: OutputRowProps) {
  const text = spans.map((span) => span.text).join('');
  const found = placeOf(text);
  const place = found && pathOf(found) !== null ? found : null;
  return (
    <div className={styles.row} data-row={index} data-stream={stream} style={{ top }}>
      {text === '' && '\u200b'}
      {place ? (
        <>
          <Spans of={cut(spans, 0, place.from)} />
          <button type="button" className={styles.place} onClick={() => void goToPlace(place)}>
            <Spans of={cut(spans, place.from, place.to)} />
          </button>
          <Spans of={cut(spans, place.to, text.length)} />
        </>
      ) : (
        <Spans of={spans} />
      )}
    </div>
  );
}

function Spans({ of }: { of: readonly Span[] }) {
  return of.map(({ text, style }, n) => {
    const css = cssOf(style);
    return css ? (
      <span key={n} style={css}>
        {text}
      </span>
    ) : (
      text
    );
  });
}

/** The spans of a part of the text. */
function cut(spans: readonly Span[], from: number, to: number): Span[] {
  let at = 0;
  return spans.flatMap(({ text, style }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, style }];
  });
}

function cssOf(style: AnsiStyle): CSSProperties | null {
  const { color, background, bold, faint, italic, underline, strike, inverse } = style;
  const css: CSSProperties = {
    ...(inverse ? { color: background ?? 'var(--bg)', background: color ?? 'var(--text)' } : { color, background }),
    ...(bold ? { fontWeight: 700 } : {}),
    ...(faint ? { opacity: 0.7 } : {}),
    ...(italic ? { fontStyle: 'italic' } : {}),
    ...(underline || strike ? { textDecoration: `${underline ? 'underline' : ''} ${strike ? 'line-through' : ''}` } : {}),
  };
  return Object.values(css).some((value) => value !== undefined) ? css : null;
}
