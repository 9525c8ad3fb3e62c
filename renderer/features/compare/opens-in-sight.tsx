import { useRef } from 'react';
import { Disclosure, type DisclosureProps } from '#renderer/ui/disclosure.tsx';

/** A section at the end of the screen that scrolls into view when it opens, as far as there is room. */
export function OpensInSight(props: DisclosureProps) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame}>
      <Disclosure
        {...props}
        onOpenChange={(isOpen) => {
          // It has its height in the next frame.
          if (isOpen) requestAnimationFrame(() => frame.current?.scrollIntoView({ block: 'nearest' }));
        }}
      />
    </div>
  );
}
