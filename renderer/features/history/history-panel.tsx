import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { queries } from '../../rpc/client.ts';
import { useConnection } from '../../rpc/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useRun } from '../stages/run-store.ts';
import { compare } from './compare-store.ts';
import { HistoryRow, ROW_HEIGHT } from './history-row.tsx';
import { openSubmission } from './open-submission.ts';
import styles from './history-panel.module.css';

/** ms between looks at the list while something in it is not finished */
const LIVE = 700;

/** Every submission, newest first. */
export function HistoryPanel() {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRun((s) => s.run?.id);
  const lost = useConnection((s) => s.state !== 'open');
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    queries.submissions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 100, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some((s) => s.status !== 'FINISHED') ? LIVE : false),
    }),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises here
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const one = items.find(({ id, status }) => id === shown && status === 'FINISHED');
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (items.length === 0) {
    if (error && !lost) {
      return (
        <Empty title="The history could not be read.">
          <p>{error.message}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </Empty>
      );
    }
    if (lost) return <Empty title="The history is read as soon as the executor is reached." />;
    if (isPending) return <Skeleton />;
    return <Empty title="Nothing was run yet.">Every Run is kept here with its stages, its output and its lights.</Empty>;
  }
  return (
    <div ref={scroller} className={styles.list}>
      <ul style={{ height: virtual.getTotalSize() }} aria-label="Submissions">
        {rows.map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <HistoryRow
                key={item.id}
                submission={item}
                top={start}
                isShown={item.id === shown}
                onCompare={one && one.id !== item.id && item.status === 'FINISHED' ? () => compare(one, item) : undefined}
                onOpen={() => void openSubmission(item)}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

function Skeleton() {
  return (
    <div className={styles.skeleton} aria-label="Reading the history" role="status">
      {Array.from({ length: 8 }, (_, n) => (
        <span key={n} />
      ))}
    </div>
  );
}
