import { CodesPanel } from './codes-panel.tsx';
import styles from './navigator.module.css';
import { SourcesPanel } from './sources-panel.tsx';

/** The left column beside a text: the sources to go to, and the codes with their counts. */
export function Navigator() {
  return (
    <nav className={styles.navigator}>
      <SourcesPanel />
      <CodesPanel />
    </nav>
  );
}
