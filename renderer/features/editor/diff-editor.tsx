import { useEffect, useRef } from 'react';
import { useTheme } from '../../app/theme.ts';
import { editor, languageOf, OPTIONS } from './monaco.ts';
import styles from './code-editor.module.css';
import './nix-language.ts';

/** Two texts side by side, to be read: what was taken away, and what came. */
export function DiffEditor({ path, before, after }: { path: string; before: string; after: string }) {
  const element = useRef<HTMLDivElement>(null);
  const theme = useTheme((s) => s.theme);
  useEffect(() => {
    if (!element.current) return;
    const made = editor.createDiffEditor(element.current, {
      ...OPTIONS,
      readOnly: true,
      renderSideBySide: true,
      renderSideBySideInlineBreakpoint: 640,
      renderOverviewRuler: false,
      ariaLabel: `Changes of ${path}`,
    });
    const [original, modified] = [before, after].map((text) => editor.createModel(text, languageOf(path)));
    if (original && modified) made.setModel({ original, modified });
    return () => {
      made.dispose();
      original?.dispose();
      modified?.dispose();
    };
  }, [path, before, after]);
  useEffect(() => editor.setTheme(theme === 'dark' ? 'treeline-dark' : 'treeline-light'), [theme]);
  return <div ref={element} className={styles.editor} data-editor="diff" />;
}
