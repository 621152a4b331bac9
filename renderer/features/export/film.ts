import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';
import { frameAt, frameStates } from '../../../simulator/recording/frame-index.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { FilmKind, Size } from './order.ts';
import type { Painter } from './painter.ts';

/** What each kind of film may hold, the best first. */
const CODECS: Record<FilmKind, VideoCodec[]> = { webm: ['vp9', 'vp8', 'av1'], mp4: ['avc', 'hevc', 'av1'] };
const TYPES: Record<FilmKind, string> = { webm: 'video/webm', mp4: 'video/mp4' };

export interface FilmOptions {
  kind: FilmKind;
  size: Size;
  framesPerSecond: number;
  onProgress(done: number): void;
}

/** How this browser encodes a kind of film; null where it cannot. */
export async function codecOf(kind: FilmKind, size: Size): Promise<VideoCodec | null> {
  if (typeof VideoEncoder === 'undefined') return null;
  return getFirstEncodableVideoCodec(CODECS[kind], { ...size, quality: QUALITY_HIGH });
}

/** A recording as a film, from its beginning to its end, in frames of equal length. */
export async function toFilm(recording: Recording, painter: Painter, options: FilmOptions): Promise<Blob> {
  const { kind, size, framesPerSecond, onProgress } = options;
  const codec = await codecOf(kind, size);
  if (!codec) throw new Error(`This browser encodes no ${kind === 'mp4' ? 'MP4' : 'WebM'}. Choose another kind of film, or use Chromium.`);
  const target = new BufferTarget();
  const output = new Output({ target, format: kind === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat() });
  const source = new CanvasSource(painter.canvas, { codec, quality: QUALITY_HIGH, keyFrameInterval: 2 });
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  await output.start();
  const frames = Math.max(1, Math.round((recording.durationMs * framesPerSecond) / 1_000));
  for (let i = 0; i < frames; i++) {
    painter.paint(frameStates(recording, frameAt(recording, (i * 1_000) / framesPerSecond)));
    await source.add(i / framesPerSecond, 1 / framesPerSecond);
    onProgress((i + 1) / frames);
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: TYPES[kind] });
}
