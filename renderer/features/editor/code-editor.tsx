import { useEffect, useRef, useState } from 'react';
import { useTheme } from '../../app/theme.ts';
import type { WorkFile } from '../files/workspace.ts';
import { useEditor } from './editor-store.ts';
import { followFeedback } from './follow-feedback.ts';
import { followPlayback } from './follow-playback.ts';
import { keepView, modelOf, viewOf } from './models.ts';
import { editor, OPTIONS } from './monaco.ts';
import styles from './code-editor.module.css';
import '../runtimes/lint-markers.ts';
import './haskell-language.ts';
import './json-language.ts';
import './makefile-language.ts';
import './nix-language.ts';
import './python-language.ts';
import './tree-api.ts';

/** The real editor: one for the window, showing the model of whatever file is active. */
export function CodeEditor({ file }: { file: WorkFile }) {
  const element = useRef<HTMLDivElement>(null);
  const [code, setCode] = useState<editor.IStandaloneCodeEditor | null>(null);
  const theme = useTheme((s) => s.theme);

  useEffect(() => {
    if (!element.current) return;
    const hadFocus = document.activeElement instanceof HTMLTextAreaElement;
    const made = editor.create(element.current, { ...OPTIONS, model: null });
    made.onDidChangeCursorPosition(({ position }) => useEditor.setState({ line: position.lineNumber, column: position.column }));
    const stops = [followFeedback(made), followPlayback(made)];
    setCode(made);
    if (hadFocus) made.focus();
    return () => {
      for (const stop of stops) stop();
      made.dispose();
      setCode(null);
    };
  }, []);

  useEffect(() => {
    editor.setTheme(theme === 'dark' ? 'treeline-dark' : 'treeline-light');
  }, [theme]);

  useEffect(() => {
    if (!code) return;
    code.setModel(modelOf(file.id));
    code.restoreViewState(viewOf(file.id));
    const position = code.getPosition();
    useEditor.setState({ line: position?.lineNumber ?? 1, column: position?.column ?? 1 });
    // Of a file that was only just turned to, Monaco may find the colours and not draw them.
    const late = setTimeout(() => code.render(true), 150);
    return () => {
      clearTimeout(late);
      keepView(file.id, code.saveViewState());
    };
    // Its text comes to the model by itself.
  }, [code, file.id]);

  useEffect(() => code?.updateOptions({ readOnly: file.readOnly }), [code, file.readOnly]);

  const wanted = useEditor((s) => s.wanted);
  useEffect(() => {
    if (!code || wanted?.file !== file.id) return;
    code.revealLineInCenterIfOutsideViewport(wanted.line);
    if (!wanted.quietly) {
      code.setPosition({ lineNumber: wanted.line, column: wanted.column });
      code.focus();
    }
    useEditor.setState({ wanted: null });
  }, [code, wanted, file.id]);

  return <div ref={element} className={styles.editor} data-editor="code" />;
}
