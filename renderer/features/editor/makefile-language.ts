import { languages } from './monaco.ts';

/** A Makefile's colours: targets and variables, with recipes as what a shell reads. */
const TOKENS: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/^\t/, '', '@recipe'],
      [/#.*$/, 'comment'],
      [/^\s*(?:-?include|define|endef|ifeq|ifneq|ifdef|ifndef|else|endif|export|unexport|override|vpath|undefine)\b/, 'keyword'],
      [/^\.[A-Z_]+(?=\s*:)/, 'keyword'],
      [/^[^\s:#=$]+(?=\s*(?:::?|\+|\?|!)?=)/, 'function'],
      [/^[^:#=$]+(?=::?(?!=))/, 'tag'],
      { include: '@values' },
    ],
    recipe: [[/$/, '', '@pop'], [/[@+-]/, 'delimiter'], [/#.*$/, 'comment'], [/"[^"]*"|'[^']*'/, 'string'], { include: '@values' }],
    values: [
      [
        /\$[({](?:subst|patsubst|filter|filter-out|sort|wildcard|foreach|call|shell|dir|notdir|basename|addprefix|addsuffix|word|words|if)\b/,
        'keyword',
      ],
      [/\$[({][^)}]*[)}]|\$[@<^+?*%$|]/, 'number'],
      [/\\$/, 'string.escape'],
      [/[:+?!]?=|[:|;&()]/, 'delimiter'],
      [/[^\s$\\:=|;&()"'#]+/, ''],
    ],
  },
};

languages.register({ id: 'makefile', filenames: ['Makefile'], extensions: ['.mk'] });
languages.setLanguageConfiguration('makefile', { comments: { lineComment: '#' } });
languages.setMonarchTokensProvider('makefile', TOKENS);
