// Keys are written once, in the notation of shortcuts (`$mod+Shift+k`, `Escape`), and named here as on the person's
// keyboard.

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

/** Whether the platform is Apple's, where `$mod` is ⌘. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/**
 * The key names of one press, or of a sequence separated by spaces, in the order they are pressed: `$mod+k` becomes
 * `['Ctrl', 'K']`, on Apple keyboards `['⌘', 'K']`.
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
