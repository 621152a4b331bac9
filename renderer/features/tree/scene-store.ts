import { create } from 'zustand';
import type { Scene } from '../../../simulator/scene/scene.ts';

/** The scene that stands, for those who turn it from elsewhere. */
export const useStanding = create<{ scene: Scene | null }>(() => ({ scene: null }));
