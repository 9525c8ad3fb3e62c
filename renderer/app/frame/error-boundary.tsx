import { Component, type ErrorInfo, type ReactNode } from 'react';
import { currentWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import styles from './error-boundary.module.css';

interface ErrorBoundaryProps {
  /** A change of this key, such as another screen, draws the failed part again. */
  resetKey: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  failed: boolean;
  resetKey: string;
}

/** Replaces a part of the window that failed to draw. The study is safe and the rest of the window keeps working. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return resetKey === state.resetKey ? null : { failed: false, resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { t } = currentWords();
    return (
      <div role="alert" className={styles.failed}>
        <EmptyState sentence={t('shell:part_failed')}>
          <Button onPress={() => this.setState({ failed: false })}>{t('shell:try_again')}</Button>
        </EmptyState>
      </div>
    );
  }
}
