import { sentenceOf } from '../../../sentence-of.ts';
import { ContainerFault } from '../container/container.ts';
import type { Daemon } from './daemon.ts';
import { MADE_LABEL } from './labels.ts';

/** What tells a volume from one of the same name that was there before. @throws ContainerFault where it cannot be seen */
export async function volumeMark({ docker }: Pick<Daemon, 'docker'>, volume: string): Promise<string> {
  try {
    const { Labels } = await docker.getVolume(volume).inspect();
    return Labels?.[MADE_LABEL] ?? '';
  } catch (error) {
    throw new ContainerFault(`The volume ${volume} cannot be seen: ${sentenceOf(error)}`, {
      ran: false,
    });
  }
}
