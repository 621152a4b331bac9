import { Segments } from '../../ui/segments.tsx';
import type { Shown } from './output-lines.ts';

/** Which of the streams are shown. */
export function StreamChoice({ show, onShow }: { show: Shown; onShow(show: Shown): void }) {
  return (
    <Segments
      label="Streams"
      value={show}
      onChange={onShow}
      choices={[
        { value: 'output', label: 'All' },
        { value: 'stdout', label: 'stdout' },
        { value: 'stderr', label: 'stderr' },
      ]}
    />
  );
}
