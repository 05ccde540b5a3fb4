import { memo } from 'react';
import { pathData, svgTextAlignment } from '../../shared/paint/markup.ts';
import { fontFamily } from '../../shared/scene/text-layout.ts';
import {
  separateRuns,
  type ImagePrimitive,
  type Primitive,
} from '../../shared/scene/primitives.ts';
import { unreachable } from '../../shared/result.ts';
import styles from './Drawing.module.css';

/** Paints scene primitives as SVG, in the coordinates of the surrounding `<svg>`. */
export const Drawing = memo(function Drawing({ primitives }: { primitives: readonly Primitive[] }) {
  // The parts of a drawing have no identity of their own and are never reordered: their index is the key.
  return primitives.map((primitive, index) => <Part key={index} primitive={primitive} />);
});

function Part({ primitive }: { primitive: Primitive }) {
  switch (primitive.type) {
    case 'path':
      return (
        <path
          d={pathData(primitive.path)}
          fill={primitive.fill ?? 'none'}
          stroke={primitive.stroke?.color}
          strokeWidth={primitive.stroke?.width}
          strokeDasharray={primitive.stroke?.dash?.join(' ')}
          strokeLinecap={primitive.stroke?.cap}
          strokeLinejoin="round"
        />
      );
    case 'text': {
      if (primitive.runs) return <Drawing primitives={separateRuns(primitive)} />;
      const { direction, anchor } = svgTextAlignment(primitive);
      return (
        <text
          x={primitive.x}
          y={primitive.y}
          direction={direction}
          textAnchor={anchor}
          fontFamily={fontFamily}
          fontSize={primitive.size}
          fontWeight={primitive.weight}
          fontStyle={primitive.italic ? 'italic' : undefined}
          letterSpacing={primitive.letterSpacing}
          fill={primitive.color}
          className={styles['text']}
        >
          {primitive.text}
        </text>
      );
    }
    case 'image':
      return <InsertedImage primitive={primitive} />;
    case 'group':
      return (
        <g transform={transformOf(primitive)}>
          <Drawing primitives={primitive.children} />
        </g>
      );
    default:
      return unreachable(primitive);
  }
}

function InsertedImage({ primitive }: { primitive: ImagePrimitive }) {
  const { picture, x, y, width, height, opacity, isGrey } = primitive;
  // What the browser cannot show as either it does not show.
  const type = picture.data.startsWith('/9j/') ? 'jpeg' : 'png';
  return (
    <image
      {...{ x, y, width, height, opacity }}
      href={`data:image/${type};base64,${picture.data}`}
      preserveAspectRatio="none"
      filter={isGrey ? 'grayscale(1)' : undefined}
    />
  );
}

function transformOf({
  offset,
  rotation,
}: Extract<Primitive, { type: 'group' }>): string | undefined {
  const moves = offset ? [`translate(${offset.x} ${offset.y})`] : [];
  if (rotation) moves.push(`rotate(${rotation.angle} ${rotation.x} ${rotation.y})`);
  return moves.length > 0 ? moves.join(' ') : undefined;
}
