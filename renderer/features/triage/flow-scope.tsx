export function FlowScope() {
  return null;
}
