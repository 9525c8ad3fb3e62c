export function SampleFacts() {
  return null;
}
