import type Docker from 'dockerode';
import { HOST, HOST_LABEL, OWNER_LABEL } from './labels.ts';

/** Removes the containers of this owner that an earlier executor left on the daemon. @returns how many */
export async function reap(docker: Docker, owner: string): Promise<number> {
  const all = await docker.listContainers({ all: true, filters: { label: [`${OWNER_LABEL}=${owner}`] } });
  const left = all.filter(({ Labels }) => Labels[HOST_LABEL] !== HOST);
  await Promise.all(left.map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true }).catch(unlessGone)));
  return left.length;
}

/** Of a removal that failed. 404: removed meanwhile; 409: its removal is under way. */
export function unlessGone(error: unknown): void {
  const status = (error as { statusCode?: number }).statusCode;
  if (status !== 404 && status !== 409) throw error;
}
