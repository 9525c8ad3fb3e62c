import { isApple, keyNames } from './key-names.ts';
import styles from './kbd.module.css';

export interface KbdProps {
  /** In the notation of shortcuts: `$mod+k`, `Escape`, `1`, `g s`. */
  keys: string;
  /** The last key of a row that starts with `keys`: 1–9. */
  to?: string | undefined;
}

/** Shows keys, named as on the person's keyboard. */
export function Kbd({ keys, to }: KbdProps) {
  return (
    <kbd className={styles.keys}>
      <Keys keys={keys} />
      {to !== undefined && (
        <>
          –<Keys keys={to} />
        </>
      )}
    </kbd>
  );
}

function Keys({ keys }: { keys: string }) {
  return keyNames(keys, isApple(navigator.platform)).map((name, index) => (
    // A sequence may contain the same key twice, so the index is the key.
    <kbd key={index} className={styles.key}>
      {name}
    </kbd>
  ));
}
