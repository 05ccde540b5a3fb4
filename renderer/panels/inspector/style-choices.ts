import type { Head } from '../../../shared/project/link-schema.ts';
import type { LineStyle, NodeShape } from '../../../shared/project/node-schema.ts';

export const shapeLabels = {
  rectangle: 'Rectangle',
  rounded: 'Rounded rectangle',
  capsule: 'Capsule',
  ellipse: 'Ellipse',
  hexagon: 'Hexagon',
  octagon: 'Octagon',
  'cut-corners': 'Cut corners',
  leaf: 'Leaf',
  trapezoid: 'Trapezoid',
  receptor: 'Receptor',
  chevron: 'Chevron',
  parallelogram: 'Parallelogram',
  'bottom-rounded': 'Rounded below',
  subprocess: 'Subprocess',
  compartment: 'Compartment',
  note: 'Note',
  triangle: 'Triangle',
  diamond: 'Diamond',
  box: 'Sharp rectangle',
  'concave-hexagon': 'Concave hexagon',
  'crossed-circle': 'Crossed circle',
  'double-circle': 'Double circle',
  'tag-right': 'Tag to the right',
  'tag-left': 'Tag to the left',
  'tag-up': 'Tag upwards',
  'tag-down': 'Tag downwards',
  none: 'No outline',
} as const satisfies Record<NodeShape, string>;

export const lineLabels = {
  solid: 'Solid',
  dashed: 'Dashed',
  dotted: 'Dotted',
  double: 'Double',
} as const satisfies Record<LineStyle, string>;

export const headLabels = {
  none: 'None',
  arrow: 'Filled arrow',
  triangle: 'Open triangle',
  circle: 'Circle',
  bar: 'Bar',
  'necessary-stimulation': 'Bar and triangle',
  diamond: 'Diamond',
  binding: 'Binding',
  translocation: 'Translocation',
  vee: 'Open arrow',
  degradation: 'Degradation',
} as const satisfies Record<Head, string>;
