import styles from './plan-numbers.module.css';

interface PlanNumbersProps {
  /** A label for screen readers: what the numbers are about. */
  readonly label: string;
  /** The numbers in words; zeros are muted. */
  readonly numbers: readonly { readonly label: string; readonly isNone: boolean }[];
}

/** A line saying how much an import would do. */
export function PlanNumbers({ label, numbers }: PlanNumbersProps) {
  return (
    <ul className={styles.numbers} aria-label={label}>
      {numbers.map((number) => (
        <li key={number.label} className={number.isNone ? styles.none : undefined}>
          {number.label}
        </li>
      ))}
    </ul>
  );
}
