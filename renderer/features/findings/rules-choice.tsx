import { rulesName } from '../../../simulator/rules/profile.ts';
import { Popup } from '../../ui/popup.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useTree } from '../trees/tree-store.ts';
import { RULES_WORDS } from './words-of-rules.ts';
import styles from './rules-choice.module.css';

/** Which rules hold, and the choice between them: they are the current tree's. */
export function RulesChoice() {
  const { file, set } = useTree();
  const { word, about } = RULES_WORDS[file.rules];
  return (
    <Popup
      title="Rules of the tree"
      trigger={
        <button type="button" className={styles.trigger}>
          Rules: {word}
        </button>
      }
    >
      <Segments
        label="Rules of the tree"
        value={file.rules}
        onChange={(rules) => set({ ...file, rules })}
        choices={rulesName.options.map((value) => ({ value, label: capital(RULES_WORDS[value].word) }))}
      />
      <p className={styles.about}>{about}</p>
    </Popup>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
