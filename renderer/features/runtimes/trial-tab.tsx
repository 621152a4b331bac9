import { useWorkspace } from '../files/workspace.ts';
import { activeRuntime } from './runtime-project.ts';
import { toggleTrials, useTrials } from './trial-store.ts';
import { failedRows } from './trial.ts';
import tab from '../findings/findings-tab.module.css';

/** Turns the output over to the self-tests, and back; there is none while no runtime is worked on, and none is being tried. */
export function TrialTab() {
  const { all, open, shown } = useTrials();
  const active = useWorkspace(activeRuntime);
  const trial = all[active ?? ''] ?? all[shown ?? ''];
  if (active === null && !open && (!trial || trial.end)) return null;
  const passed = trial?.rows.filter(({ result }) => result?.passed).length ?? 0;
  const bad = trial !== undefined && (failedRows(trial) > 0 || trial.end?.ok === false);
  return (
    <button type="button" className={tab.tab} aria-pressed={open} onClick={toggleTrials}>
      Self-tests
      {trial && trial.rows.length > 0 && (
        <span className={tab.count} data-severity={bad ? 'error' : undefined}>
          {passed}/{trial.rows.length}
        </span>
      )}
    </button>
  );
}
