/** The invisible node that all edges hang on; see `flow-elements.ts`. */
export function HubView() {
  return null;
}
