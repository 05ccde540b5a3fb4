import {
  projectSchema,
  type NodeKind,
  type Project,
  type Relation,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';

/** A node of a motif: its id, kind and label, and where its middle lies in diagram units. */
type Part = readonly [id: string, kind: NodeKind, label: string, x: number, y: number];

/** Relation, source and target; a target `id@` is the middle of the link of that id. */
type Tie = readonly [id: string, relation: Relation, from: string, to: string];

/** A compartment: its id, label and box, and the ids of what lies in it. */
type Room = readonly [
  id: string,
  label: string,
  box: readonly [x: number, y: number, width: number, height: number],
  content: readonly string[],
];

/**
 * Ready groups of nodes and links, as projects of their own: title, what they show, and their elements. They name kinds of
 * things and claim nothing of any molecule: names, identifiers and evidence are the person's to give.
 */
export const motifs: readonly Project[] = [
  motif('Reaction', 'A conversion with its enzyme and a cofactor.', {
    parts: [
      ['from', 'precursor', 'Substrate', 0, 0],
      ['to', 'metabolite', 'Product', 320, 0],
      ['enzyme', 'enzyme', 'Enzyme', 160, -120],
      ['cofactor', 'cofactor', 'Cofactor', 160, 120],
    ],
    ties: [
      ['step', 'converts-to', 'from', 'to'],
      ['catalysis', 'catalyzes', 'enzyme', 'step@'],
      ['help', 'cofactor-of', 'cofactor', 'step@'],
    ],
  }),
  motif('Synthesis chain', 'A precursor becomes a neurotransmitter in two steps.', {
    parts: [
      ['precursor', 'precursor', 'Precursor', 0, 0],
      ['between', 'intermediate', 'Intermediate', 320, 0],
      ['transmitter', 'neurotransmitter', 'Transmitter', 640, 0],
      ['first', 'enzyme', 'Enzyme 1', 160, -120],
      ['second', 'enzyme', 'Enzyme 2', 480, -120],
    ],
    ties: [
      ['step-1', 'converts-to', 'precursor', 'between'],
      ['step-2', 'converts-to', 'between', 'transmitter'],
      ['catalysis-1', 'catalyzes', 'first', 'step-1@'],
      ['catalysis-2', 'catalyzes', 'second', 'step-2@'],
    ],
  }),
  motif('Synapse', 'A transmitter is released from one neuron, and sensed by the next.', {
    rooms: [
      ['before', 'Presynaptic neuron', [-140, -120, 280, 380], ['stored', 'carrier']],
      ['after', 'Postsynaptic neuron', [460, -120, 280, 380], ['receptor']],
    ],
    parts: [
      ['stored', 'neurotransmitter', 'Transmitter', 0, 0],
      ['carrier', 'transporter', 'Reuptake transporter', 0, 180],
      ['free', 'neurotransmitter', 'Released transmitter', 300, 0],
      ['receptor', 'receptor', 'Receptor', 600, 0],
    ],
    ties: [
      ['release', 'releases', 'stored', 'free'],
      ['binding', 'binds', 'free', 'receptor'],
      ['reuptake', 'transports', 'free', 'carrier'],
    ],
  }),
  motif('Receptor and signal', 'A transmitter acts on a receptor, which starts a process.', {
    parts: [
      ['transmitter', 'neurotransmitter', 'Transmitter', 0, 0],
      ['receptor', 'receptor', 'Receptor', 300, 0],
      ['process', 'process', 'Signal', 600, 0],
    ],
    ties: [
      ['binding', 'activates', 'transmitter', 'receptor'],
      ['signal', 'activates', 'receptor', 'process'],
    ],
  }),
  motif('Transport across a membrane', 'A transporter brings a molecule into a compartment.', {
    rooms: [
      ['outside', 'Outside', [-140, -160, 280, 240], ['there']],
      ['inside', 'Inside', [300, -160, 280, 240], ['here']],
    ],
    parts: [
      ['there', 'metabolite', 'Molecule', 0, 0],
      ['here', 'metabolite', 'Molecule', 440, 0],
      ['carrier', 'transporter', 'Transporter', 220, 160],
    ],
    ties: [
      ['way', 'transports', 'there', 'here'],
      ['carrying', 'catalyzes', 'carrier', 'way@'],
    ],
  }),
  motif('Feedback', 'A product holds back the enzyme that makes it.', {
    parts: [
      ['from', 'precursor', 'Substrate', 0, 0],
      ['to', 'metabolite', 'Product', 360, 0],
      ['enzyme', 'enzyme', 'Enzyme', 180, -140],
    ],
    ties: [
      ['step', 'converts-to', 'from', 'to'],
      ['catalysis', 'catalyzes', 'enzyme', 'step@'],
      ['feedback', 'inhibits', 'to', 'enzyme'],
    ],
  }),
];

interface Sketch {
  readonly rooms?: readonly Room[];
  readonly parts: readonly Part[];
  readonly ties: readonly Tie[];
}

function motif(title: string, description: string, { rooms = [], parts, ties }: Sketch): Project {
  const homes = new Map(rooms.flatMap(([id, , , content]) => content.map((one) => [one, id])));
  const targets = new Set(ties.map(([, , , to]) => to));
  return projectSchema.parse({
    metadata: { title, description },
    nodes: [
      ...rooms.map(([id, label, [x, y, width, height]]) => {
        return { id, kind: 'compartment', label, x, y, width, height };
      }),
      ...parts.map(([id, kind, label, x, y]) => {
        const { height } = nodeKinds[kind];
        // Wide enough for the words of all of them.
        const width = 160;
        const parent = homes.get(id);
        const box = { x: x - width / 2, y: y - height / 2, width, height };
        return { id, kind, label, ...box, ...(parent === undefined ? {} : { parent }) };
      }),
    ],
    links: ties.map(([id, relation, from, to]) => ({
      id,
      relation,
      source: { to: 'node', id: from },
      target: to.endsWith('@') ? { to: 'anchor', id: to } : { to: 'node', id: to },
      ...(targets.has(`${id}@`) ? { anchors: [{ id: `${id}@`, position: 0.5 }] } : {}),
    })),
  });
}
