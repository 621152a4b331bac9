import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FILM_RATE, FILM_RATES } from '../../../simulator/recording/film-rates.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popup } from '../../ui/popup.tsx';
import { Segments } from '../../ui/segments.tsx';
import { usePlayback } from '../timeline/playback-store.ts';
import { exportShow, momentOf } from './export-show.ts';
import { useExport } from './export-store.ts';
import { FORMATS, SIZES, type Format, type SizeName } from './formats.ts';
import type { FilmKind } from './order.ts';
import styles from './export-popup.module.css';

const SIZE_CHOICES: readonly { value: SizeName; label: string }[] = [
  { value: '720p', label: '720p' },
  { value: '1080p', label: '1080p' },
  { value: 'square', label: 'Square' },
  { value: 'tall', label: 'Tall' },
];

const RATES = FILM_RATES.map((rate) => ({ value: String(rate), label: String(rate) }));

/** The button for all that a show can be made into. */
export function ExportPopup() {
  const open = useExport((s) => s.open);
  return (
    <Popup
      title="Export the show"
      open={open}
      onOpenChange={(next) => useExport.setState({ open: next })}
      trigger={<IconButton icon={Download} label="Export the show" side="top" />}
    >
      <Choices />
    </Popup>
  );
}

function Choices() {
  const { size, framesPerSecond } = useExport();
  const growing = usePlayback((s) => s.shown?.growing === true);
  const refused = useRefused(size);
  usePlayback((s) => s.frame);
  const moment = momentOf();
  const rows = (group: Format['group']) =>
    FORMATS.filter((format) => format.group === group).map((format) => (
      <li key={format.id}>
        <button
          type="button"
          className={styles.format}
          disabled={growing || refused.includes(format.id)}
          onClick={() => {
            useExport.setState({ open: false });
            void exportShow(format);
          }}
        >
          <span>{format.title}</span>
          <span className={styles.detail}>{refused.includes(format.id) ? 'not in this browser' : format.detail(moment)}</span>
        </button>
      </li>
    ));
  return (
    <>
      {growing && <p className={styles.note}>It is still being baked.</p>}
      <section className={styles.group}>
        <h3 className={styles.heading}>Films and pictures</h3>
        <div className={styles.choices}>
          <Segments label="Size" value={size} choices={SIZE_CHOICES} onChange={(next) => useExport.setState({ size: next })} />
          <div className={styles.rate}>
            <Segments
              label="Frames a second"
              value={String(framesPerSecond)}
              choices={RATES}
              onChange={(next) => useExport.setState({ framesPerSecond: FILM_RATES.find((rate) => String(rate) === next) ?? FILM_RATE })}
            />
            <span className={styles.note}>frames/s</span>
          </div>
          <p className={styles.note}>Seen as you see the tree now.</p>
        </div>
        <ul className={styles.list}>{rows('Pictures')}</ul>
      </section>
      <section className={styles.group}>
        <h3 className={styles.heading}>Data</h3>
        <ul className={styles.list}>{rows('Data')}</ul>
      </section>
    </>
  );
}

/** The kinds of film that this browser does not encode at a size. */
function useRefused(size: SizeName): readonly string[] {
  const [refused, setRefused] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const { codecOf } = await import('./film.ts');
      const kinds: FilmKind[] = ['webm', 'mp4'];
      const codecs = await Promise.all(kinds.map((kind) => codecOf(kind, SIZES[size])));
      if (!gone) setRefused(kinds.filter((_, i) => codecs[i] === null));
    };
    // Where it cannot be found out, the export itself says what is wrong.
    look().catch((error: unknown) => console.error(error));
    return () => {
      gone = true;
    };
  }, [size]);
  return refused;
}
