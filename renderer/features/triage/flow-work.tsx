export function FlowWork() {
  return null;
}
