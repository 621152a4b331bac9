import type { Command } from '../../app/commands.ts';
import { exportShow, hasShow } from './export-show.ts';
import { useExport } from './export-store.ts';
import { FORMATS } from './formats.ts';

/** Every export, to be found by its name. */
export const EXPORT_COMMANDS: readonly Command[] = [
  { id: 'export', title: 'Export the show…', group: 'File', run: () => useExport.setState({ open: true }), when: hasShow },
  ...FORMATS.map((format) => ({
    id: `export-${format.id}`,
    title: `Export: ${format.title}`,
    group: 'File' as const,
    run: () => exportShow(format),
    when: hasShow,
  })),
];
