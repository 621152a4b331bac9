import { Segments } from '../../ui/segments.tsx';

type Streams = 'output' | 'stdout' | 'stderr';

/** Which of the streams are shown. */
export function StreamChoice({ show, onShow }: { show: Streams; onShow(show: Streams): void }) {
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
