export function FlowNumbers() {
  return null;
}
