import { Fragment } from 'react';
import styles from './written-colours.module.css';

/** Text with each `#rrggbb` colour preceded by a square in that colour. */
export function WrittenColours({ text }: { text: string }) {
  return text.split(/(?=#[\da-f]{6}\b)/i).map((part) => (
    <Fragment key={part}>
      {part.startsWith('#') && (
        <span aria-hidden className={styles.square} style={{ background: part.slice(0, 7) }} />
      )}
      {part}
    </Fragment>
  ));
}
