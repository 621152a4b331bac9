import { languages } from './monaco.ts';

/** Haskell's colours: words of the Haskell 2010 report, types and constructors, and the names that signatures give. */
const TOKENS: languages.IMonarchLanguage = {
  defaultToken: '',
  keywords: [
    ...[
      'case',
      'class',
      'data',
      'default',
      'deriving',
      'do',
      'else',
      'family',
      'forall',
      'foreign',
      'hiding',
      'if',
      'import',
      'in',
      'infix',
    ],
    ...['infixl', 'infixr', 'instance', 'let', 'mdo', 'module', 'newtype', 'of', 'qualified', 'then', 'type', 'where', 'as', '_'],
  ],
  tokenizer: {
    root: [
      [/\{-#/, 'keyword', '@pragma'],
      [/\{-/, 'comment', '@comment'],
      [/--+(?![!#$%&*+./<=>?@\\^|~:-]).*$/, 'comment'],
      [/^[a-z_][\w']*(?=(?:\s*,\s*[a-z_][\w']*)*\s*::)/, 'function'],
      [/(?:[A-Z][\w']*\.)*[A-Z][\w']*/, 'type'],
      [/[a-z_][\w']*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?/, 'number'],
      [/"/, 'string', '@text'],
      [/'(?:[^\\'\n]|\\[^'\n]+|\\')'/, 'string'],
      [/[()[\]{}]/, '@brackets'],
      [/[`,;!#$%&*+./<=>?@\\^|~:-]+/, 'delimiter'],
    ],
    comment: [
      [/\{-/, 'comment', '@push'],
      [/-\}/, 'comment', '@pop'],
      [/[^{-]+|[{-]/, 'comment'],
    ],
    pragma: [
      [/#-\}/, 'keyword', '@pop'],
      [/[^#]+|#/, 'tag'],
    ],
    text: [
      [/[^\\"]+/, 'string'],
      [/\\(?:&|[abfnrtv"'\\]|\d+|x[\da-fA-F]+|o[0-7]+|\^.|[A-Z]+)/, 'string.escape'],
      [/\\$/, 'string.escape'],
      [/"/, 'string', '@pop'],
      [/\\/, 'string'],
    ],
  },
};

const CONFIGURATION: languages.LanguageConfiguration = {
  comments: { lineComment: '--', blockComment: ['{-', '-}'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: ['{}', '[]', '()', '""'].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1), notIn: ['string', 'comment'] })),
  surroundingPairs: ['{}', '[]', '()', '""', '``'].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1) })),
};

languages.register({ id: 'haskell', extensions: ['.hs'] });
languages.setLanguageConfiguration('haskell', CONFIGURATION);
languages.setMonarchTokensProvider('haskell', TOKENS);
