import listed from '../../../resources/samples/samples.json';

/** A light program, an ordinary one in Python, a project that says how it is set up, built and run, or one that lights the tree too. */
export type SampleKind = 'light' | 'python' | 'docker' | 'lights';

/** A program that comes with Treeline. */
export interface Sample {
  id: string;
  title: string;
  /** one line */
  description: string;
  kind: SampleKind;
  entry: string;
  files: { path: string; text: string }[];
  stdin: string;
  /** as a shell would take them */
  args: string;
}

const texts = import.meta.glob<string>('../../../resources/samples/{light,python,docker,lights}/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The programs that come with Treeline, in the order they are shown. */
export const SAMPLES: readonly Sample[] = listed.map((sample) => {
  const main = sample.files.find((path) => path.endsWith(sample.entry)) ?? sample.entry;
  const folder = main.slice(0, main.length - sample.entry.length);
  return {
    ...sample,
    kind: sample.kind as SampleKind,
    files: sample.files.map((path) => ({ path: path.slice(folder.length), text: texts[`../../../resources/samples/${path}`] ?? '' })),
    stdin: 'stdin' in sample ? (sample.stdin ?? '') : '',
    args: 'args' in sample ? (sample.args ?? []).join(' ') : '',
  };
});
