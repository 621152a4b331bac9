import { ChevronsUpDown, Ellipsis, Save } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { duplicateTree, removeTree, renameTree, saveTree, saveTreeAs, useSavedTrees } from './saved-trees.ts';
import { TreeChoice } from './tree-choice.tsx';
import { exportPlaces, exportTree, importTree } from './tree-files.ts';
import { TreeName } from './tree-name.tsx';
import { isChanged, useTree } from './tree-store.ts';
import styles from './tree-head.module.css';

/** How others write where lights are. */
const PLACES = [
  { format: 'gift', name: 'GIFT', about: 'x,y,z' },
  { format: 'harvard', name: 'Harvard', about: 'ID,X,Y,Z' },
  { format: 'marimapper', name: 'MariMapper', about: 'index,x,y,z,…' },
  { format: '2020', name: 'Lists', about: '[x, y, z]' },
  { format: 'twinkly', name: 'Twinkly', about: 'JSON' },
] as const;

/** Which tree it is, whether it is saved, and what can be done with it as a whole. */
export function TreeHead() {
  const { file, isSaved } = useTree();
  const changed = useTree(isChanged);
  const { items, error } = useSavedTrees();
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null);
  const taken = items?.map((item) => item.name) ?? [];
  return (
    <div className={styles.head}>
      <TreeChoice
        trigger={
          <button
            type="button"
            className={styles.choice}
            aria-label={`Tree ${file.name}${changed ? ', unsaved changes' : ''}. Choose another`}
          >
            <span className={styles.name}>{file.name}</span>
            {changed && <span className={styles.dot} aria-hidden />}
            <ChevronsUpDown size={13} aria-hidden />
          </button>
        }
        saved={items}
        problem={error?.message ?? null}
      />
      {naming && (
        <TreeName
          label={naming === 'save' ? 'Save as' : 'New name'}
          name={file.name}
          onClose={() => setNaming(null)}
          onName={naming === 'save' ? saveTreeAs : renameTree}
        />
      )}
      <div className={styles.actions}>
        <span className={styles.state}>{changed ? 'Changed' : isSaved ? 'Saved' : 'Not saved'}</span>
        <Button look={changed ? 'primary' : 'plain'} disabled={isSaved && !changed} onClick={() => void saveTree()}>
          <Save size={12} aria-hidden /> Save
        </Button>
        <Menu align="end" trigger={<IconButton icon={Ellipsis} label="More for this tree" />}>
          <MenuItem onSelect={() => setNaming('save')}>Save as…</MenuItem>
          <MenuItem onSelect={() => void duplicateTree(taken)}>Duplicate</MenuItem>
          <MenuItem onSelect={() => setNaming('rename')}>Rename…</MenuItem>
          <MenuItem look="danger" disabled={!isSaved} onSelect={() => void removeTree()}>
            Remove…
          </MenuItem>
          <MenuLine />
          <MenuItem onSelect={() => void exportTree(file)}>Export as a file</MenuItem>
          <MenuItem onSelect={() => void importTree()}>Import a file…</MenuItem>
          <MenuLine />
          <MenuGroup title="Export its places">
            {PLACES.map(({ format, name, about }) => (
              <MenuItem key={format} about={about} onSelect={() => exportPlaces(file, format)}>
                {name}
              </MenuItem>
            ))}
          </MenuGroup>
        </Menu>
      </div>
    </div>
  );
}
