import { languages } from './monaco.ts';

/** Nix's colours, by the words of its manual: names that are given or inherited stand out; strings hold expressions in `${…}`. */
const TOKENS: languages.IMonarchLanguage = {
  defaultToken: '',
  keywords: ['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with'],
  constants: ['false', 'null', 'true'],
  builtins: [
    ...['abort', 'baseNameOf', 'builtins', 'derivation', 'dirOf', 'fetchGit', 'fetchTarball', 'fetchurl', 'fromTOML', 'import', 'isNull'],
    ...['map', 'placeholder', 'removeAttrs', 'scopedImport', 'throw', 'toString'],
  ],
  tokenizer: {
    root: [[/\}/, '@brackets', '@pop'], { include: '@code' }],
    code: [
      [/#.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/''/, 'string', '@indented'],
      [/"/, 'string', '@text'],
      [/<[\w.+-]+(?:\/[\w.+-]+)*>/, 'string'],
      [/[a-z][\w+.-]*:[\w%/?:@&=+$,.!~*'-]+/, 'string'],
      [/~?[\w.+-]*(?:\/[\w.+-]+)+/, 'string'],
      [/\d+\.?\d*(?:[eE][+-]?\d+)?/, 'number'],
      [/[a-zA-Z_][\w'-]*(?=\s*=(?!=))/, 'function'],
      [
        /[a-zA-Z_][\w'-]*/,
        { cases: { '@keywords': 'keyword', '@constants': 'number', '@builtins': 'function', '@default': 'identifier' } },
      ],
      [/\$?\{/, '@brackets', '@root'],
      [/[()[\]]/, '@brackets'],
      [/[=.:;,?@!<>&|+*/-]+/, 'delimiter'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/[^*]+|\*/, 'comment'],
    ],
    text: [
      [/\$\{/, 'delimiter', '@root'],
      [/\\./, 'string.escape'],
      [/\$\$/, 'string'],
      [/"/, 'string', '@pop'],
      [/[^"\\$]+|\$|\\$/, 'string'],
    ],
    indented: [
      [/'''|''\$|''\\./, 'string.escape'],
      [/\$\{/, 'delimiter', '@root'],
      [/\$\$/, 'string'],
      [/''/, 'string', '@pop'],
      [/[^'$]+|['$]/, 'string'],
    ],
  },
};

const CONFIGURATION: languages.LanguageConfiguration = {
  comments: { lineComment: '#', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: ['{}', '[]', '()', '""'].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1), notIn: ['string', 'comment'] })),
  surroundingPairs: ['{}', '[]', '()', '""'].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1) })),
  indentationRules: { increaseIndentPattern: /[{([]\s*(?:#.*)?$|\b(?:let|in)\s*$|''\s*$/, decreaseIndentPattern: /^\s*(?:[})\]]|in\b)/ },
};

languages.register({ id: 'nix', extensions: ['.nix'] });
languages.setLanguageConfiguration('nix', CONFIGURATION);
languages.setMonarchTokensProvider('nix', TOKENS);
