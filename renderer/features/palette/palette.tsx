import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { keysLabel } from '../../app/commands.ts';
import { useLayout } from '../../app/layout-store.ts';
import { itemsOf, type PaletteGroup, type PaletteItem } from './palette-items.ts';
import styles from './palette.module.css';

const close = (): void => useLayout.setState({ paletteOpen: false });

/** Everything that can be done or opened, found by typing. */
export function Palette() {
  const groups = useMemo(() => itemsOf(), []);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label="Command palette">
          <Autocomplete.Root
            open
            inline
            items={groups}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(item: PaletteItem) => item.search}
          >
            <div className={styles.field}>
              <Search size={15} aria-hidden />
              <Autocomplete.Input
                className={styles.input}
                placeholder="Search files, samples, commands"
                aria-label="Search files, samples, commands"
              />
              <kbd>Esc</kbd>
            </div>
            <Autocomplete.Empty>
              <p className={styles.empty}>Nothing has that name.</p>
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={styles.group}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: PaletteItem) => (
                      <Autocomplete.Item
                        key={item.id}
                        value={item}
                        className={styles.item}
                        onClick={() => {
                          close();
                          void item.run();
                        }}
                      >
                        <span className={styles.title}>{item.title}</span>
                        {item.detail && <span className={styles.detail}>{item.detail}</span>}
                        {item.keys && <kbd>{keysLabel(item.keys)}</kbd>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
