/** A span of time, given in ms, in three figures at most. */
export function timeLabel(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
}

const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const SPANS = [
  [60, 'minute'],
  [24, 'hour'],
  [7, 'day'],
] as const;

/** How long ago something was: `3 hours ago`; the day, where that is more than a week. */
export function agoLabel(iso: string, now = new Date()): string {
  let span = (now.getTime() - new Date(iso).getTime()) / 60_000;
  if (span < 1) return 'just now';
  for (const [most, unit] of SPANS) {
    if (span < most) return AGO.format(-Math.floor(span), unit);
    span /= most;
  }
  return whenLabel(iso, now);
}

/** When something was, in few words: the time today, the day before that. */
export function whenLabel(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  const day = at.toLocaleDateString([], {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
  return `${day}, ${time}`;
}
