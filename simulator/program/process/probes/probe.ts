/** A program for the deployed tree. Its behaviour was taken from the tree's own runner, under Python 3.9, with LEDs that note what they are told. */
interface Probe {
  name: string;
  source: string;
  /** `line:column severity rule`; an error of the run is marked so. Those of the run come last. */
  findings: readonly string[];
}

export interface RefusedProbe extends Probe {
  says: readonly string[];
}

export interface RunProbe extends Probe {
  /** how the run ends: `exit`, `show`, or an exception with its message */
  end: string;
  prints?: string;
  /** R, G, B, L of three LEDs; where left out, one frame of all red */
  frames?: readonly (readonly number[])[];
}
