import { useState } from 'react';
import { ReadFault } from '../../../simulator/led/reading/read-fault.ts';
import { deadText, readDeadText } from '../../../simulator/tree/model/dead-text.ts';
import { TextInput } from '../../ui/text-input.tsx';
import { useTree } from './tree-store.ts';

/** Which LEDs stay dark, as text. What cannot be read stays there, with why, until it can. */
export function DeadLeds() {
  const { file, set } = useTree();
  const [wrong, setWrong] = useState<{ text: string; of: typeof file.dead; problem: string } | null>(null);
  // Another tree, or what was settled elsewhere, takes its place.
  const shown = wrong?.of === file.dead ? wrong : null;
  return (
    <TextInput
      label="Dead LEDs"
      placeholder="none; such as 3, 17-20"
      value={shown?.text ?? deadText(file.dead)}
      problem={shown?.problem ?? null}
      onCommit={(text) => {
        try {
          set({ ...file, dead: readDeadText(text, file.leds) });
          setWrong(null);
        } catch (error) {
          if (!(error instanceof ReadFault)) throw error;
          setWrong({ text, of: file.dead, problem: error.message });
        }
      }}
    />
  );
}
