import { isApple, keyNames } from './key-names.ts';
import styles from './kbd.module.css';

export interface KbdProps {
  /** As the shortcuts write them: `$mod+k`, `Escape`, `1`, `g s`. */
  keys: string;
  /** The last key of a row that begins with `keys`: 1–9. */
  to?: string | undefined;
}

/** The keys to press, named as on the keyboard at hand. */
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
    // The same key may stand twice in a sequence; its place is its identity.
    <kbd key={index} className={styles.key}>
      {name}
    </kbd>
  ));
}
