// Keys are written once, in the grammar that the shortcuts use (`$mod+Shift+k`, `Escape`), and named here as
// the keyboard at hand names them.

const symbols: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
  Escape: 'Esc',
  Delete: 'Del',
  ContextMenu: 'Menu',
  Comma: ',',
  BracketLeft: '[',
  BracketRight: ']',
  Period: '.',
  Slash: '/',
  Equal: '+',
  Minus: '−',
};

const apple: Readonly<Record<string, string>> = {
  $mod: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
};

const others: Readonly<Record<string, string>> = { $mod: 'Ctrl', Control: 'Ctrl', Meta: 'Win' };

/** Whether this is a keyboard of Apple's, where `$mod` is ⌘. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/**
 * The names of the keys of one press, or of a sequence separated by spaces, in the order they are pressed:
 * `$mod+k` is `['Ctrl', 'K']`, on Apple's keyboards `['⌘', 'K']`.
 */
export function keyNames(keys: string, onApple: boolean): string[] {
  return keys
    .split(' ')
    .flatMap((press) => press.split('+'))
    .map((key) => {
      const name = (onApple ? apple[key] : others[key]) ?? symbols[key];
      if (name) return name;
      return key.replace(/^(Key|Digit)(?=.$)/, '').replace(/^.$/u, (letter) => letter.toUpperCase());
    });
}
