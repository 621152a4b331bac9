import { useEffect, useState } from 'react';
import { timeLabel } from './labels.ts';

/** Time since it is shown: enough to see that something goes on. */
export function Elapsed({ className }: { className?: string | undefined }) {
  const [since] = useState(() => performance.now());
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return now - since < 300 ? null : (
    <span className={className} aria-hidden>
      {timeLabel(now - since)}
    </span>
  );
}
