import { stat } from 'node:fs/promises';
import { joinFrames, unpackFrames } from '../../simulator/recording/pack.ts';
import { readRecording } from '../../simulator/recording/read-recording.ts';
import type { Frames, Recording } from '../../simulator/recording/recording.ts';
import { submissionId } from '../contract/submission.ts';
import { readFileAs } from './read-file.ts';
import { progress } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Frames are asked for in parts of about this many bytes. */
const PART_BYTES = 4 << 20;

/** The recording of a file of any kind, or of a submission, by its id. */
export async function recordingNamed(fileOrId: string): Promise<Recording> {
  const isFile = (await stat(fileOrId).catch(() => null)) !== null;
  if (!isFile && submissionId.safeParse(fileOrId).success) return recordingOf(fileOrId);
  const told = progress();
  told.say(`reading ${fileOrId} …`);
  try {
    return await readFileAs(fileOrId, readRecording);
  } finally {
    told.clear();
  }
}

function recordingOf(id: string): Promise<Recording> {
  return withClient(async (client) => {
    const info = await client.recordings.info({ id });
    const count = Math.max(1, Math.min(100_000, Math.floor(PART_BYTES / (info.leds * 4))));
    const parts: Frames[] = [];
    for (let from = 0; from < info.frames; from += count) {
      const packed = await client.recordings.frames({ id, from, count });
      parts.push(unpackFrames(await packed.arrayBuffer(), info.leds));
    }
    return { ...info, ...joinFrames(parts) };
  });
}
