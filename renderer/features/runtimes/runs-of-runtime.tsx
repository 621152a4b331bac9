import { useQuery } from '@tanstack/react-query';
import type { MatrixRow, TestRun } from '../../../executor/contract/runtimes.ts';
import { queries } from '../../rpc/client.ts';
import { timeLabel, whenLabel } from '../stages/labels.ts';
import { ChangedView } from './changed-view.tsx';
import { openTestRun } from './open-test-run.ts';
import { useShownRuntime } from './shown-runtime.ts';
import { SinceItPassed } from './since-it-passed.tsx';
import { StateIcon } from './state-icon.tsx';
import styles from './runs-of-runtime.module.css';

type Run = TestRun & { name: string };

/** Every self-test of a runtime, each time that all were run: a column is a version, at a time, in a place. */
export function RunsOfRuntime({ row: { id, name, changes } }: { row: MatrixRow }) {
  const { data, error } = useQuery(queries.runtimes.runs.queryOptions({ input: { id } }));
  const changed = useShownRuntime((s) => s.changed);
  if (!data) return <p className={styles.note}>{error?.message ?? 'Reading…'}</p>;
  const runs = data.items;
  const [last] = runs;
  if (!last) return <p className={styles.note}>It was not tested yet.</p>;
  if (changed) return <ChangedView file={changed} />;
  return (
    <div className={styles.panel}>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={`Runs of ${name}`}>
        <Table runs={runs} />
      </div>
      <SinceItPassed id={id} last={last} passed={runs.find((run) => run.passed) ?? null} ground={changes?.ground ?? []} />
    </div>
  );
}

function Table({ runs }: { runs: readonly Run[] }) {
  const tests = [...new Set(runs.flatMap(({ results }) => results.map(({ name }) => name)))];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Self-test</th>
          {runs.map((run) => (
            <th key={run.at} scope="col" title={placeOf(run)} data-passed={run.passed}>
              <span className={styles.version}>{run.name}</span>
              <code>{run.version.slice(0, 7)}</code>
              <span>{whenLabel(run.at)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tests.map((test) => (
          <tr key={test}>
            <th scope="row">{test}</th>
            {runs.map((run) => (
              <td key={run.at}>
                <Cell of={run.results.find(({ name }) => name === test)} test={test} />
              </td>
            ))}
          </tr>
        ))}
        <Places runs={runs} />
      </tbody>
    </table>
  );
}

function Cell({ of: result, test }: { of: Run['results'][number] | undefined; test: string }) {
  if (!result) return <span className={styles.none}>–</span>;
  const state = result.passed ? 'passed' : 'failed';
  const open = (): void => {
    useShownRuntime.setState({ matrix: null });
    void openTestRun(result.submission);
  };
  return (
    <button
      type="button"
      className={styles.cell}
      title={result.reason}
      aria-label={`${test}: ${state}, ${result.reason} Open its run`}
      onClick={open}
    >
      <StateIcon look={result.passed ? 'ok' : 'bad'} words={state} />
      {timeLabel(result.wallMs)}
    </button>
  );
}

/** What each was run on, where it could be told. */
function Places({ runs }: { runs: readonly Run[] }) {
  const rows: [string, (ground: Run['ground']) => string | null][] = [
    ['Environment', ({ environment }) => environment?.slice(0, 8) ?? null],
    ['Runner', ({ runner }) => runner?.replace('sha256:', '').slice(0, 8) ?? null],
    ['Docker', ({ daemon }) => daemon],
    ['Kernel', ({ kernel }) => kernel],
  ];
  return rows
    .filter(([, tell]) => runs.some(({ ground }) => tell(ground) !== null))
    .map(([what, tell]) => (
      <tr key={what} className={styles.place}>
        <th scope="row">{what}</th>
        {runs.map((run) => (
          <td key={run.at}>{tell(run.ground) ?? '–'}</td>
        ))}
      </tr>
    ));
}

function placeOf({ at, version, ground }: Run): string {
  return [new Date(at).toLocaleString(), version, ground.source].filter(Boolean).join('\n');
}
