/** The limits of a project, enforced by the schema and quoted in messages. Lengths are in UTF-16 code units. */
export const limits = {
  /** Bytes of a project file in UTF-8. */
  fileBytes: 64 * 1024 * 1024,
  /** Nodes, links, anchors and badges together. */
  elements: 100_000,
  references: 20_000,
  scenarios: 1_000,
  idLength: 200,
  labelLength: 10_000,
  notesLength: 200_000,
  shortTextLength: 2_000,
  listLength: 5_000,
  waypoints: 1_000,
  /** How deep nodes may lie in compartments and groups. */
  nesting: 100,
  /** How deep lists and objects of a file may lie in each other; ours need about eight, imported data the rest. */
  jsonDepth: 200,
  /** Diagram units either side of the origin. */
  coordinate: 1_000_000,
  /** Diagram units, largest side of a node. */
  size: 1_000_000,
} as const;
