import { Wand } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { FindingRows } from './finding-rows.tsx';
import { fixable, fixAllOfRuntime } from './fix-runtime.ts';
import { useLint } from './lint-store.ts';
import list from '../findings/findings-list.module.css';

/** What should be seen to in the runtime that is worked on, in all its files. */
export function RuntimeFindings() {
  const { project, findings } = useLint();
  const fixes = fixable(findings).length;
  const faults = findings.filter(({ severity }) => severity === 'error').length;
  const sum =
    findings.length === 0
      ? 'Nothing is to be seen to in this runtime.'
      : `${findings.length} to see to${faults > 0 ? `; ${faults} keep${faults === 1 ? 's' : ''} it from being used` : ''}.`;
  return (
    <div className={list.panel}>
      <div className={list.bar}>
        <p className={list.sum}>{sum}</p>
        {fixes > 0 && (
          <Button onClick={() => void fixAllOfRuntime()}>
            <Wand size={12} aria-hidden /> Fix all {fixes > 1 && fixes}
          </Button>
        )}
      </div>
      {project !== null && <FindingRows project={project} findings={findings} />}
    </div>
  );
}
