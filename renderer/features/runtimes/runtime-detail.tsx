import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import type { RuntimeDetail as Detail, RuntimeInfo, RuntimeSource } from '../../../executor/contract/runtimes.ts';
import { queries } from '../../rpc/client.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { Words } from '../../ui/words.tsx';
import { agoLabel } from '../stages/labels.ts';
import { exportRuntime } from './export-runtime.ts';
import { editRuntime } from './new-runtime.ts';
import { removeRuntime } from './remove-runtime.ts';
import { askForRuntime, showMatrix } from './shown-runtime.ts';
import { showTrial, stopTrial, useTrials } from './trial-store.ts';
import { installBundled, testInstalled, updateBundled } from './try-runtime.ts';
import styles from './runtime-detail.module.css';

/** All that is known of a runtime, and what can be done with it. */
export function RuntimeDetail({ runtime }: { runtime: RuntimeInfo }) {
  const { id, description, candidate, state } = runtime;
  const { data, error } = useQuery(queries.runtimes.show.queryOptions({ input: { id }, enabled: state !== 'built-in' }));
  return (
    <div className={styles.detail}>
      {description !== null && <p className={styles.description}>{description}</p>}
      {candidate?.reason && (
        <p className={styles.failed}>
          <Words
            of={state === 'available' ? `The version ${candidate.version} did not take its place. ${candidate.reason}` : candidate.reason}
          />
        </p>
      )}
      {state !== 'built-in' && <Actions runtime={runtime} />}
      {error && <p className={styles.failed}>{error.message}</p>}
      {data && <Facts of={data} />}
    </div>
  );
}

function Actions({ runtime }: { runtime: RuntimeInfo }) {
  const { id, name, state, source, updatable } = runtime;
  const trial = useTrials((s) => s.all[id]);
  const begin = (work: (runtime: RuntimeInfo) => Promise<void>) => () => void work(runtime);
  const bundled = source?.kind === 'bundled';
  const isThere = state === 'available';
  const busy = trial !== undefined && !trial.end;
  return (
    <div className={styles.actions}>
      {busy ? (
        <Button onClick={() => stopTrial(id)}>Stop</Button>
      ) : isThere && updatable ? (
        <Button look="primary" onClick={begin(updateBundled)}>
          Update
        </Button>
      ) : isThere ? (
        <Button onClick={begin(testInstalled)}>Test</Button>
      ) : (
        bundled && (
          <Button look="primary" onClick={begin(installBundled)}>
            {state === 'failed' ? 'Try again' : 'Install'}
          </Button>
        )
      )}
      {trial ? (
        <Button onClick={() => showTrial(id)}>Results</Button>
      ) : (
        <Button onClick={() => void editRuntime(id, name)}>{isThere ? 'Edit' : 'Open'}</Button>
      )}
      <Menu align="end" trigger={<IconButton icon={Ellipsis} label={`More of ${name}`} />}>
        {trial && <MenuItem onSelect={() => void editRuntime(id, name)}>{isThere ? 'Edit' : 'Open'}</MenuItem>}
        <MenuItem onSelect={() => askForRuntime(id)}>New from it…</MenuItem>
        {isThere && updatable && <MenuItem onSelect={begin(testInstalled)}>Test</MenuItem>}
        {state !== 'not-installed' && <MenuItem onSelect={() => showMatrix(id)}>What passed when</MenuItem>}
        {isThere && (
          <>
            <MenuItem onSelect={() => void exportRuntime(runtime, false)}>Export…</MenuItem>
            <MenuItem about="for a machine without them" onSelect={() => void exportRuntime(runtime, true)}>
              Export with the images…
            </MenuItem>
          </>
        )}
        {state !== 'not-installed' && (
          <>
            <MenuLine />
            <MenuItem look="danger" disabled={busy} onSelect={() => void removeRuntime(runtime)}>
              Remove…
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}

function Facts({ of }: { of: Detail }) {
  const { version, source, entry, extensions, environment, samples, tests, lastTest, manifest, hash } = of;
  const last =
    lastTest && `${lastTest.results.filter(({ passed }) => passed).length} of ${lastTest.results.length} passed, ${agoLabel(lastTest.at)}`;
  const facts: [string, string | null | undefined, string?][] = [
    ['Version', version, hash ?? ''],
    ['From', source && sourceWords(source)],
    ['Runs', entry ?? extensions.join(' ')],
    ['Tests', last ?? `${tests.length}, not run yet`],
    ['Samples', samples.join(', ')],
    ['Environment', environment?.slice(0, 8), environment ?? ''],
    ['Author', manifest?.author],
    ['Licence', manifest?.licence],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value, title]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={title}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function sourceWords(source: RuntimeSource): string {
  switch (source.kind) {
    case 'bundled':
      return 'Treeline itself';
    case 'window':
      return 'this window';
    case 'bundle':
      return source.name;
    case 'treeline':
      return source.url;
    case 'folder':
      return `${source.path}${source.git ? `, ${source.git.revision.slice(0, 8)}${source.git.dirty ? ' and changes' : ''}` : ''}`;
  }
}
