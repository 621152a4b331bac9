import type { RulesName } from '../../../simulator/rules/profile.ts';

/** The rules of a tree, in words. */
export const RULES_WORDS: Record<RulesName, { word: string; about: string }> = {
  plan: {
    word: 'planned',
    about:
      'The tree as it was planned: modules are imported, waiting is time.sleep, and a state that is not four whole numbers in range ends the program.',
  },
  deployed: {
    word: 'deployed',
    about:
      'The tree as it stands there: nothing is imported, waiting is sleep, and its restricted Python refuses a good deal, or gets it wrong without a word.',
  },
};
