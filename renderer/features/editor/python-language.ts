import { languages } from './monaco.ts';

const KEYWORDS = [
  ...['and', 'as', 'assert', 'async', 'await', 'break', 'case', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally'],
  ...['for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'match', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try'],
  ...['while', 'with', 'yield', 'True', 'False', 'None'],
];

/** Python's colours: names that are called stand out, as do the names that `def` and `class` give. Words are those of Python's grammar. */
const TOKENS: languages.IMonarchLanguage = {
  defaultToken: '',
  unicode: true,
  keywords: KEYWORDS,
  tokenizer: {
    root: [
      [/#.*$/, 'comment'],
      [/(def|class)(\s+)(\w+)/, ['keyword', '', 'function']],
      [/@[\w.]+/, 'function'],
      [/([fF][rR]?|[rR][fF])("""|''')/, { token: 'string', next: '@formatted.$2' }],
      [/([fF][rR]?|[rR][fF])(["'])/, { token: 'string', next: '@formattedLine.$2' }],
      [/[rRbBuU]{0,2}("""|''')/, { token: 'string', next: '@text.$1' }],
      [/[rRbBuU]{0,2}(["'])/, { token: 'string', next: '@line.$1' }],
      { include: '@code' },
    ],
    code: [
      [/0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+/, 'number'],
      [/(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][-+]?\d+)?[jJ]?/, 'number'],
      [/[\p{L}_][\p{L}\p{N}_]*(?=\s*\()/u, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
      [/[\p{L}_][\p{L}\p{N}_]*/u, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[()[\]{}]/, '@brackets'],
      [/[,:;.=+\-*/%<>!&|^~@]+/, 'delimiter'],
    ],
    text: [
      [/[^\\"']+/, 'string'],
      [/\\./, 'string.escape'],
      [/"""|'''/, { cases: { '$0==$S2': { token: 'string', next: '@pop' }, '@default': 'string' } }],
      [/["']/, 'string'],
    ],
    line: [
      [/[^\\"']+$/, { token: 'string', next: '@pop' }],
      [/[^\\"']+/, 'string'],
      [/\\./, 'string.escape'],
      [/\\$/, 'string'],
      [/["']/, { cases: { '$0==$S2': { token: 'string', next: '@pop' }, '@default': 'string' } }],
    ],
    formatted: [
      [/\{\{|\}\}/, 'string.escape'],
      [/\{/, { token: 'delimiter', next: '@field' }],
      [/[^\\"'{}]+/, 'string'],
      [/\\./, 'string.escape'],
      [/"""|'''/, { cases: { '$0==$S2': { token: 'string', next: '@pop' }, '@default': 'string' } }],
      [/["'}]/, 'string'],
    ],
    formattedLine: [
      [/\{\{|\}\}/, 'string.escape'],
      [/\{/, { token: 'delimiter', next: '@field' }],
      [/[^\\"'{}]+$/, { token: 'string', next: '@pop' }],
      [/[^\\"'{}]+/, 'string'],
      [/\\./, 'string.escape'],
      [/["']/, { cases: { '$0==$S2': { token: 'string', next: '@pop' }, '@default': 'string' } }],
      [/\}/, 'string'],
    ],
    field: [
      [/\{/, { token: 'delimiter', next: '@field' }],
      [/\}/, { token: 'delimiter', next: '@pop' }],
      [/"[^"]*"|'[^']*'/, 'string'],
      { include: '@code' },
      [/$/, { token: '', next: '@pop' }],
    ],
  },
};

const CONFIGURATION: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: ['{}', '[]', '()', '""', "''"].map((pair) => ({
    open: pair.charAt(0),
    close: pair.charAt(1),
    notIn: ['string', 'comment'],
  })),
  surroundingPairs: ['{}', '[]', '()', '""', "''"].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1) })),
  onEnterRules: [
    {
      beforeText: /^\s*(?:def|class|for|if|elif|else|while|try|with|finally|except|async|match|case).*:\s*(?:#.*)?$/,
      action: { indentAction: languages.IndentAction.Indent },
    },
    { beforeText: /^\s+(?:return|break|continue|pass|raise)\b.*$/, action: { indentAction: languages.IndentAction.Outdent } },
  ],
};

languages.register({ id: 'python', extensions: ['.py'] });
languages.setLanguageConfiguration('python', CONFIGURATION);
languages.setMonarchTokensProvider('python', TOKENS);
