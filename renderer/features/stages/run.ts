import { ORPCError } from '@orpc/client';
import { errors } from '../../../executor/contract/errors.ts';
import type { RequestInput } from '../../../executor/contract/request.ts';
import { client, queries } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { notify } from '../../ui/notices.tsx';
import { activeFile, fileOf, filesOf } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { rememberedSize } from '../terminal/terminal-store.ts';
import { testRequestOf } from '../tests/project-tests.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { followSubmission } from './follow-submission.ts';
import { entryOf, requestOf } from './run-request.ts';
import { isLive, useRun, type ShownRun } from './run-store.ts';
import { recordingOf } from './show-recording.ts';

const NO_LIGHTS = 'This run set no lights';
const INVALID = errors.INVALID_REQUEST.data;
let following = new AbortController();

/** Makes a submission of the project that is worked on, and shows it. */
export const runActive = (): Promise<void> => submit((request) => request);

/** The same, once for each of its test cases. */
export const runTests = (): Promise<void> => submit(testRequestOf);

/** The same at a terminal. */
export const runInTerminal = (): Promise<void> => submit((request) => ({ ...request, terminal: rememberedSize() }));

async function submit(made: (request: RequestInput) => RequestInput): Promise<void> {
  const file = activeFile();
  if (!file || useRun.getState().sending) return;
  useRun.setState({ sending: true, refused: null });
  try {
    const entry = entryOf(file);
    const ran = filesOf(file.project).find((f) => f.path === entry);
    const { id } = await client.submissions.create(made(await requestOf(file)));
    showSubmission({ id, entry, from: 'editor' }, () => (ran && fileOf(ran.id)?.text === ran.text ? ran.id : null));
  } catch (error) {
    following.abort();
    useRun.setState({ refused: sentenceOf(error), run: null });
  } finally {
    useRun.setState({ sending: false });
    refreshHistory();
  }
}

/** What it was asked, once more, on what it ran on. */
export async function rerun(id: string): Promise<void> {
  try {
    const again = await client.submissions.again({ id });
    const entry = useRun.getState().run?.entry ?? '';
    showSubmission({ id: again.id, entry, from: 'history' }, () => fileIn(id, entry));
    refreshHistory();
  } catch (error) {
    notify('problem', 'It could not be run again', sentenceOf(error));
  }
}

export async function cancelRun(): Promise<void> {
  const { run } = useRun.getState();
  if (!run || !isLive(run.event)) return;
  await client.submissions
    .cancel({ id: run.id })
    .catch((error: unknown) => notify('problem', 'It could not be cancelled', sentenceOf(error)));
}

/**
 * Shows a submission's stages as they are and as they go on, and its recording. `program` gives the open file that it ran, where that
 * is as it was then.
 */
export function showSubmission(
  submission: Omit<ShownRun, 'event' | 'project'>,
  program = () => fileIn(submission.id, submission.entry),
): void {
  const shown = { ...submission, project: activeFile()?.project ?? null };
  following.abort();
  following = new AbortController();
  const { signal } = following;
  useRun.setState({ run: { ...shown, event: null }, refused: null, stage: null });
  // A run from the editor takes the place of the same program's preview; any other must not stand beside lights that are not its own.
  if (shown.from === 'history') {
    usePreview.getState().leave();
    usePlayback.getState().clear();
  }
  const isLookedAt = () => (activeFile()?.project ?? null) === shown.project;
  const showRecording = recordingOf(shown.id, { program, isLookedAt, signal });
  followSubmission(shown.id, signal, (event) => {
    useRun.setState({ run: { ...shown, event } });
    const isOver = event.status === 'FINISHED';
    const recording = event.recording?.frames ? event.recording : null;
    if (recording) showRecording(recording, isOver);
    if (!isOver) return;
    refreshHistory();
    refreshEngine();
    if (!recording && (shown.from === 'history' || usePlayback.getState().shown?.origin === 'run')) usePlayback.getState().clear(NO_LIGHTS);
  }).catch((error: unknown) => {
    if (!signal.aborted) useRun.setState({ run: null, refused: sentenceOf(error) });
  });
}

/** Shows the lights of a project's run again, where it is the one that was shown last. */
export function showAgain(project: string): void {
  const { run } = useRun.getState();
  if (run?.project === project) showSubmission(run);
}

/** The tab that shows a file of a submission; null where there is none. */
function fileIn(submission: string, path: string): string | null {
  return filesOf(submission).find((f) => f.path === path)?.id ?? null;
}

function refreshHistory(): void {
  void queryClient.invalidateQueries({ queryKey: queries.submissions.list.key() });
}

/** A run may have prepared the engine, or made an environment. */
function refreshEngine(): void {
  void queryClient.invalidateQueries({ queryKey: queries.engine.key() });
  void queryClient.invalidateQueries({ queryKey: queries.environments.key() });
}

/** What went wrong as a sentence: where a request is wrong, the sentences of its places. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const issues = error instanceof ORPCError ? INVALID.safeParse(error.data).data?.issues : undefined;
  return issues && issues.length > 0 ? issues.map((i) => i.message).join(' ') : error.message;
}
