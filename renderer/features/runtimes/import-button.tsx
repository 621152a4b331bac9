import { FileInput } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { openFiles } from '../files/open-files.ts';

/** Lets the user pick a file that a runtime was exported to; any other is opened as ever. */
export function ImportButton() {
  return (
    <Button look="quiet" onClick={() => void openFiles()}>
      <FileInput size={14} aria-hidden /> Import…
    </Button>
  );
}
