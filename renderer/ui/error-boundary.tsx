import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './error-boundary.module.css';

interface Props {
  /** the part of the workbench that is held, as its user calls it */
  what: string;
  children: ReactNode;
}

/** Holds a fault of one feature where it is, and offers to try again. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`${this.props.what} failed`, error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <div className={styles.failed} role="alert">
        <strong>{this.props.what} stopped working.</strong>
        <p>{this.state.error.message}</p>
        <Button onClick={() => this.setState({ error: null })}>Try again</Button>
      </div>
    );
  }
}
